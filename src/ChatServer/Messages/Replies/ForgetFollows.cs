using ChatServer.Changes;
using ChatServer.Conversations.Channels;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages.Replies;

/// <summary>Whoever goes out of a channel follows nothing there.</summary>
internal sealed class ForgetFollows(ChatDbContext db) : IForgetMembership
{
    public Task RunAsync(ChangeWrite log, Guid conversationId, Guid userId, CancellationToken cancellation) =>
        db.Set<ReplyFollow>().Where(f => f.ConversationId == conversationId && f.UserId == userId).ExecuteDeleteAsync(cancellation);
}
