using ChatServer.Changes;
using ChatServer.Conversations;
using ChatServer.Http;
using ChatServer.Messages;
using ChatServer.Persistence;
using ChatServer.Refusals;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Drafts;

/// <summary>What is written so far.</summary>
/// <param name="Content" example="Shall we have">1 to 16,384 bytes of UTF-8 with something visible in it.</param>
/// <param name="ReplyToId">The message it answers; it must be in the same conversation.</param>
public sealed record KeepDraftRequest(
    [TextLimit(1, MessageContent.MaxUtf8Bytes, CountsUtf8Bytes = true)] string Content,
    Guid? ReplyToId = null);

/// <summary>Keeps one's own draft of a conversation, or drops it. The last one to write wins.</summary>
public sealed class KeepDraft(ChangeLog changes, Memberships memberships, UserStore users, ChatDbContext db, TimeProvider clock)
{
    public async Task<DraftView> KeepAsync(Guid userId, Guid conversationId, KeepDraftRequest request, CancellationToken cancellation)
    {
        var content = MessageContent.Parse(request.Content);
        var membership = await memberships.RequireAsync(userId, conversationId, cancellation);
        await RequireAnswerableAsync(membership, request.ReplyToId, cancellation);

        // Two devices wait for each other here.
        await using var write = await changes.BeginAsync(cancellation);
        await users.LockAsync(userId, cancellation);
        var draft = await FindAsync(userId, conversationId, cancellation);
        if (draft is not null && (draft.Content, draft.ReplyToId) == (content, request.ReplyToId)) return DraftView.Of(draft);

        if (draft is null) db.Add(draft = new Draft { UserId = userId, ConversationId = conversationId, Content = content, UpdatedAt = default });
        (draft.Content, draft.ReplyToId, draft.UpdatedAt) = (content, request.ReplyToId, clock.GetUtcNow().CutToMilliseconds());
        write.AppendToList(userId, DraftChanges.Updated, conversationId);
        await write.CommitAsync(cancellation);
        return DraftView.Of(draft);
    }

    public async Task DropAsync(Guid userId, Guid conversationId, CancellationToken cancellation)
    {
        await memberships.RequireAsync(userId, conversationId, cancellation);
        await using var write = await changes.BeginAsync(cancellation);
        if (await db.Set<Draft>().Where(d => d.UserId == userId && d.ConversationId == conversationId).ExecuteDeleteAsync(cancellation) == 0) return;

        write.AppendToList(userId, DraftChanges.Updated, conversationId);
        await write.CommitAsync(cancellation);
    }

    private Task<Draft?> FindAsync(Guid userId, Guid conversationId, CancellationToken cancellation) =>
        db.Set<Draft>().SingleOrDefaultAsync(d => d.UserId == userId && d.ConversationId == conversationId, cancellation);

    private async Task RequireAnswerableAsync(Membership membership, Guid? messageId, CancellationToken cancellation)
    {
        if (messageId is null) return;

        var isSeen = await db.Set<Message>().AnyAsync(
            m => m.Id == messageId && m.ConversationId == membership.ConversationId && m.Seq > membership.HistorySeq, cancellation);
        if (!isSeen) throw Refusal.NoSuchMessage();
    }
}
