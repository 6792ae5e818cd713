using ChatServer.Changes;
using ChatServer.Conversations.Rules;
using ChatServer.Http;
using ChatServer.Messages;
using ChatServer.Refusals;
using ChatServer.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatServer.Conversations.Threads;

/// <summary>A thread to start in a group.</summary>
/// <param name="Title" example="Who brings the cups?">1 to 200 characters.</param>
/// <param name="Description">At most 1,000 characters.</param>
public sealed record StartThreadRequest(
    [TextLimit(1, Conversation.MaxTitleLength)] string Title, [TextLimit(0, Conversation.MaxDescriptionLength)] string? Description = null);

/// <summary>Starts a thread in a group, as one of its members, who owns the thread and is in it alone at first.</summary>
public sealed class StartThread(
    ChangeLog changes,
    Memberships memberships,
    ConversationStore store,
    FamilyLock family,
    PostingRules rules,
    Joining joining,
    ConversationReader conversations,
    IOptions<ConversationOptions> options)
{
    public async Task<ConversationView> RunAsync(Guid starterId, Guid parentId, StartThreadRequest request, CancellationToken cancellation)
    {
        await memberships.AdmitAsync(starterId, parentId, cancellation);
        await using var log = await changes.LockAsync(parentId, cancellation);
        var membership = await memberships.RequireAsync(starterId, parentId, cancellation);
        var parent = await store.FindAsync(parentId, cancellation);
        if (parent.Kind != ConversationKind.Group) throw Refusal.OnlyInAGroup();
        Standing.Of(parent, membership).RequirePosting(log.Now);
        if (await family.Threads(parentId).CountAsync(c => c.Kind == ConversationKind.Thread, cancellation) >= options.Value.MaxThreads) throw Refusal.TooManyThreads();

        var thread = Thread(log, starterId, parentId, request);
        await rules.RequireAsync(NewText.Standing(starterId, SaidAs.Title, [(null, thread.Title), (null, thread.Description)]), cancellation);
        await store.InsertAsync(thread, cancellation);
        await log.LockAsync([thread.Id], cancellation);
        log.Append(thread.Id, ConversationChanges.Created, thread.Id, starterId, () => ConversationFacts.Of(thread));
        joining.Join(log, thread, starterId, starterId, MemberRole.Owner);
        ThreadFacts.Tell(log, ConversationChanges.ThreadStarted, thread, starterId);
        parent.ActiveAt = log.At(parentId);
        await log.CommitAsync(cancellation);

        return await conversations.ReadAsync(starterId, thread.Id, cancellation);
    }

    private static Conversation Thread(ChangeWrite log, Guid starterId, Guid parentId, StartThreadRequest request) => new()
    {
        Id = Guid.CreateVersion7(log.Now),
        Kind = ConversationKind.Thread,
        ParentId = parentId,
        Title = ShortText.Parse(request.Title, "title", Conversation.MaxTitleLength),
        Description = ShortText.ParseOptional(request.Description, "description", Conversation.MaxDescriptionLength),
        OwnerId = starterId,
        MemberCount = 1,
        UpdatedSeq = 1,
        LastAt = log.Now,
        ActiveAt = log.Now,
        CreatedAt = log.Now,
    };
}
