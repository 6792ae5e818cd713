using System.ComponentModel.DataAnnotations;
using ChatServer.Changes;
using ChatServer.Http;
using ChatServer.Refusals;
using ChatServer.Texts;

namespace ChatServer.Conversations;

/// <summary>A conversation to start.</summary>
/// <param name="Kind" example="group">
/// direct: with exactly one other person; the same two always get the same one. group: with any number. saved: notes to yourself, with nobody else;
/// you always get the same one.
/// </param>
/// <param name="MemberIds">The other people, at most 200; yourself left out.</param>
/// <param name="Title" example="Tea at four">Groups only; at most 200 characters.</param>
/// <param name="Description">Groups only; at most 1,000 characters.</param>
public sealed record StartConversationRequest(
    ConversationKind Kind,
    [MaxLength(StartConversation.MaxMembersAtOnce)] IReadOnlyList<Guid> MemberIds,
    [TextLimit(0, Conversation.MaxTitleLength)] string? Title = null,
    [TextLimit(0, Conversation.MaxDescriptionLength)] string? Description = null);

/// <summary>Starts a conversation; people who have a direct one already get that, and so with saved messages.</summary>
public sealed class StartConversation(ChangeLog changes, ConversationStore store, Joining joining, ConversationReader conversations)
{
    public const int MaxMembersAtOnce = 200;

    public async Task<(ConversationView Conversation, bool IsNew)> RunAsync(
        Guid starterId, StartConversationRequest request, CancellationToken cancellation)
    {
        var others = Others(starterId, request.MemberIds);
        if (request.Kind == ConversationKind.Thread) throw Refusal.InvalidRequest("kind", "A thread is started in its group.");
        var isGroup = request.Kind == ConversationKind.Group;
        if (!isGroup) RequireSound(request, others);

        await using var log = await changes.BeginAsync(cancellation);
        var conversation = new Conversation
        {
            Id = isGroup ? Guid.CreateVersion7(log.Now) : DirectConversation.IdOf(starterId, others.FirstOrDefault(starterId)),
            Kind = request.Kind,
            Title = ShortText.ParseOptional(request.Title, "title", Conversation.MaxTitleLength),
            Description = ShortText.ParseOptional(request.Description, "description", Conversation.MaxDescriptionLength),
            OwnerId = isGroup ? starterId : null,
            MemberCount = others.Count + 1,
            UpdatedSeq = 1,
            LastAt = log.Now,
            ActiveAt = log.Now,
            CreatedAt = log.Now,
        };

        var isNew = await store.InsertAsync(conversation, cancellation);
        if (isNew)
        {
            await log.LockAsync([conversation.Id], cancellation);
            await store.RequirePeopleAsync([starterId, .. others], cancellation);
            log.Append(
                conversation.Id, ConversationChanges.Created, conversation.Id, starterId, () => ConversationFacts.Of(conversation));
            joining.Join(log, conversation, starterId, starterId, isGroup ? MemberRole.Owner : MemberRole.Member);
            foreach (var other in others) joining.Join(log, conversation, other, starterId, MemberRole.Member);
            await log.CommitAsync(cancellation);
        }

        return (await conversations.ReadAsync(starterId, conversation.Id, cancellation), isNew);
    }

    private static List<Guid> Others(Guid starterId, IReadOnlyList<Guid> memberIds)
    {
        if (memberIds.Count > MaxMembersAtOnce)
            throw Refusal.InvalidRequest("memberIds", $"At most {MaxMembersAtOnce} people can be named at once.");
        if (memberIds.Contains(starterId)) throw Refusal.InvalidRequest("memberIds", "Name the other people, without yourself.");

        return [.. memberIds.Distinct()];
    }

    private static void RequireSound(StartConversationRequest request, List<Guid> others)
    {
        if (request.Kind == ConversationKind.Direct && others.Count != 1)
            throw Refusal.InvalidRequest("memberIds", "A direct conversation is with exactly one other person.");
        if (request.Kind == ConversationKind.Saved && others.Count != 0) throw Refusal.InvalidRequest("memberIds", "Saved messages are yours alone.");
        if (request.Title is not null) throw Refusal.InvalidRequest("title", "Only a group has a title.");
        if (request.Description is not null) throw Refusal.InvalidRequest("description", "Only a group has a description.");
    }
}
