using ChatServer.Changes;
using ChatServer.Conversations;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages.Replies;

/// <summary>Lets a person follow what is answered to a message, stop following it, and say how far they have read.</summary>
public sealed class FollowReplies(ChangeLog changes, MessageReader messages, Memberships memberships, FollowReader follows, ChatDbContext db)
{
    public async Task<FollowView> RunAsync(Guid userId, Guid messageId, bool isFollowing, CancellationToken cancellation)
    {
        var conversationId = await messages.ConversationOfAsync(userId, messageId, cancellation);

        await using (var log = await changes.LockAsync(conversationId, cancellation))
        {
            var message = await messages.RequireAsync(userId, messageId, cancellation);
            var membership = await memberships.RequireAsync(userId, conversationId, cancellation);
            var follow = await db.Set<ReplyFollow>().FindAsync([conversationId, messageId, userId], cancellation);
            if (Set(message, membership, follow, isFollowing))
            {
                log.AppendToList(userId, FollowChanges.Updated, messageId);
                await log.CommitAsync(cancellation);
            }
        }

        return await follows.ReadAsync(userId, messageId, cancellation);
    }

    /// <summary>Moves the person's own mark in what was answered to a message forward; nobody else hears of it.</summary>
    public async Task<FollowView> MarkReadAsync(Guid userId, Guid messageId, long readSeq, CancellationToken cancellation)
    {
        if (readSeq < 0) throw Refusal.InvalidRequest("readSeq", "It must not be negative.");
        var conversationId = await messages.ConversationOfAsync(userId, messageId, cancellation);

        // No lock on the conversation: what somebody reads must not slow its messages.
        await using (var log = await changes.BeginAsync(cancellation))
        {
            if (await MoveAsync(userId, conversationId, messageId, readSeq, cancellation))
            {
                log.AppendToList(userId, FollowChanges.Updated, messageId);
                await log.CommitAsync(cancellation);
            }
        }

        var view = await follows.ReadAsync(userId, messageId, cancellation);
        return view.Following ? view : throw Refusal.NotFollowing();
    }

    // Whoever begins to follow has read there what they have read of the conversation.
    private bool Set(Message message, Membership membership, ReplyFollow? follow, bool isFollowing)
    {
        if (follow is not null && follow.JoinedSeq == membership.JoinedSeq && follow.IsFollowing == isFollowing) return false;

        if (follow is null)
        {
            follow = new ReplyFollow
            {
                ConversationId = message.ConversationId,
                MessageId = message.Id,
                UserId = membership.UserId,
                JoinedSeq = membership.JoinedSeq,
                ActiveAt = message.Details?.Replies?.LastAt ?? message.CreatedAt,
            };
            db.Add(follow);
        }

        follow.ReadSeq = follow.JoinedSeq == membership.JoinedSeq ? Math.Max(follow.ReadSeq, membership.ReadSeq) : membership.ReadSeq;
        (follow.JoinedSeq, follow.IsFollowing) = (membership.JoinedSeq, isFollowing);
        return true;
    }

    private async Task<bool> MoveAsync(Guid userId, Guid conversationId, Guid messageId, long readSeq, CancellationToken cancellation) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            update reply_follows f set read_seq = least({readSeq}, c.head_seq)
            from conversations c, members m
            where c.id = {conversationId} and m.conversation_id = {conversationId} and m.user_id = {userId} and m.left_seq is null
                and f.conversation_id = {conversationId} and f.message_id = {messageId} and f.user_id = {userId}
                and f.joined_seq = m.joined_seq and f.is_following and f.read_seq < least({readSeq}, c.head_seq)
            """,
            cancellation) == 1;
}
