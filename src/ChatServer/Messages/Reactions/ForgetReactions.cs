using ChatServer.Accounts;
using ChatServer.Changes;
using ChatServer.Conversations;
using ChatServer.Media;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages.Reactions;

/// <summary>Takes somebody's reactions away everywhere, some at a time, so that others can react in between.</summary>
internal sealed class ForgetReactions(ChatDbContext db, ChangeLog changes, ReactionStore reactions, ReleaseMedia release) : IForgetPerson
{
    private const int AtOnce = 100;

    public async Task RunAsync(Guid userId, CancellationToken cancellation)
    {
        var conversations = await db.Set<Reaction>().Where(r => r.UserId == userId).Select(r => r.ConversationId).Distinct().ToListAsync(cancellation);
        foreach (var conversationId in conversations)
            while (await ForgetSomeAsync(userId, conversationId, cancellation) == AtOnce) db.ChangeTracker.Clear();
    }

    private async Task<int> ForgetSomeAsync(Guid userId, Guid conversationId, CancellationToken cancellation)
    {
        await using var log = await changes.LockAsync(conversationId, cancellation);
        if (log.IsOver(conversationId)) return 0;

        var some = await db.Set<Reaction>().Where(r => r.UserId == userId && r.ConversationId == conversationId)
            .OrderBy(r => r.Seq).Take(AtOnce).ToListAsync(cancellation);

        var kind = await db.Set<Conversation>().Where(c => c.Id == conversationId).Select(c => c.Kind).SingleAsync(cancellation);
        foreach (var ofMessage in some.GroupBy(r => r.Seq))
        {
            var message = await db.Set<Message>().SingleAsync(m => m.ConversationId == conversationId && m.Seq == ofMessage.Key, cancellation);
            await reactions.RemoveAsync(log, message, [.. ofMessage], userId, isSeen: !kind.IsCrowd(), cancellation);
        }

        await release.OfReactionsAsync(some, cancellation);
        if (some.Count > 0) await log.CommitAsync(cancellation);
        return some.Count;
    }
}
