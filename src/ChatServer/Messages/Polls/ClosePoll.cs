using ChatServer.Changes;
using ChatServer.Conversations;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages.Polls;

/// <summary>Ends a poll, with all votes counted: for its sender, for an admin, in a thread for a moderator of its group, or because its time has come.</summary>
public sealed class ClosePoll(ChangeLog changes, MessageReader messages, Memberships memberships, PollVotes votes, ChatDbContext db)
{
    public async Task<MessageView> RunAsync(Guid userId, Guid messageId, CancellationToken cancellation)
    {
        var conversationId = await messages.ConversationOfAsync(userId, messageId, cancellation);
        await using var log = await changes.LockAsync(conversationId, cancellation);
        var message = await messages.RequireAsync(userId, messageId, cancellation);
        var membership = await memberships.RequireAsync(userId, conversationId, cancellation);
        var poll = message.RequirePoll(log.At(conversationId));
        if (message.SenderId != userId && !await memberships.HasRoleAsync(membership, MemberRole.Admin, cancellation)) throw Refusal.NotAllowed();

        return poll.ClosedAt is not null
            ? await db.ViewAsync(message, log.At(conversationId), cancellation)
            : await CloseAsync(log, message, poll, userId, cancellation);
    }

    /// <summary>Closes a poll whose time has come.</summary>
    internal async Task InTimeAsync(Guid conversationId, long seq, CancellationToken cancellation)
    {
        await using var log = await changes.LockAsync(conversationId, cancellation);
        var message = await db.Set<Message>().SingleOrDefaultAsync(m => m.ConversationId == conversationId && m.Seq == seq, cancellation);
        if (message?.Details?.Poll is { ClosedAt: null } poll && poll.IsClosed(log.At(conversationId)))
            await CloseAsync(log, message, poll, message.SenderId, cancellation);
    }

    private async Task<MessageView> CloseAsync(ChangeWrite log, Message message, Poll poll, Guid actorId, CancellationToken cancellation)
    {
        var counted = await votes.CountAsync(message, poll, cancellation);
        message.Details = message.Details! with { Poll = counted.Close(log.At(message.ConversationId)) };
        var view = await log.AppendAsync(db, message, PollChanges.Closed, actorId, cancellation);
        await log.CommitAsync(cancellation);
        return view();
    }
}
