using ChatServer.Conversations;
using ChatServer.Http;
using ChatServer.Messages;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatServer.Media.Sets;

/// <summary>A set to be made.</summary>
/// <param name="Title" example="Party">1 to 80 characters.</param>
/// <param name="Kind">sticker or emoji; for ever.</param>
/// <param name="ConversationId">The group whose set it is to be; absent for your own.</param>
public sealed record CreateSetRequest([TextLimit(1, MediaSet.MaxTitleLength)] string Title, SetKind Kind, Guid? ConversationId = null);

/// <summary>Makes an empty set, of a person's own or, as its admin, of a group.</summary>
public sealed class CreateSet(
    ChatDbContext db, MediaSets sets, Memberships memberships, ConversationStore conversations, PostingRules rules, IOptions<SetOptions> options)
{
    public async Task<SetView> RunAsync(Guid creatorId, CreateSetRequest request, CancellationToken cancellation)
    {
        var title = MediaSet.TitleOf(request.Title);
        if (request.ConversationId is { } theirs) await memberships.AdmitAsync(creatorId, theirs, cancellation);
        await using var write = await sets.LockAsync(creatorId, request.ConversationId, cancellation);
        if (request.ConversationId is { } group) await RequireGroupAsync(creatorId, group, cancellation);

        await rules.RequireAsync(NewText.Standing(creatorId, SaidAs.Title, [(null, title)]), cancellation);
        var set = NewSet(creatorId, request, title, write.Now);
        if (await CountAsync(set, cancellation) >= options.Value.MaxSets) throw Refusal.TooManySets();

        db.Add(set);
        write.Record(set, creatorId);
        await write.CommitAsync(cancellation);
        return SetView.Of(set) with { Items = [] };
    }

    private async Task RequireGroupAsync(Guid creatorId, Guid conversationId, CancellationToken cancellation)
    {
        var membership = await memberships.RequireAsync(creatorId, conversationId, cancellation);
        var conversation = await conversations.FindAsync(conversationId, cancellation);
        if (conversation.Kind == ConversationKind.Direct) throw Refusal.NotInADirectConversation();
        MediaSets.RequireEditor(membership);
    }

    private Task<int> CountAsync(MediaSet like, CancellationToken cancellation) =>
        db.Set<MediaSet>().CountAsync(s => s.OwnerId == like.OwnerId && s.ConversationId == like.ConversationId && s.DeletedAt == null, cancellation);

    private static MediaSet NewSet(Guid creatorId, CreateSetRequest request, string title, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Kind = request.Kind,
        OwnerId = request.ConversationId is null ? creatorId : null,
        ConversationId = request.ConversationId,
        Title = title,
        CreatedAt = now,
    };
}
