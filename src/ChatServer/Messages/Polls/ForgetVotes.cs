using ChatServer.Accounts;
using ChatServer.Changes;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages.Polls;

/// <summary>Erases what somebody voted, some at a time, so that others can vote in between. The result of a poll that is closed stands.</summary>
internal sealed class ForgetVotes(ChatDbContext db, ChangeLog changes, PollVotes votes) : IForgetPerson
{
    private const int AtOnce = 100;

    public async Task RunAsync(Guid userId, CancellationToken cancellation)
    {
        var conversations = await db.Set<PollVote>().Where(v => v.UserId == userId).Select(v => v.ConversationId).Distinct().ToListAsync(cancellation);
        foreach (var conversationId in conversations)
            while (await ForgetSomeAsync(userId, conversationId, cancellation) == AtOnce) db.ChangeTracker.Clear();
    }

    private async Task<int> ForgetSomeAsync(Guid userId, Guid conversationId, CancellationToken cancellation)
    {
        await using var log = await changes.LockAsync(conversationId, cancellation);
        if (log.IsOver(conversationId)) return 0;

        var some = await db.Set<PollVote>().Where(v => v.UserId == userId && v.ConversationId == conversationId)
            .OrderBy(v => v.Seq).Take(AtOnce).ToListAsync(cancellation);
        var seqs = some.Select(v => v.Seq).Distinct().ToList();

        db.RemoveRange(some);
        foreach (var message in await db.Set<Message>().Where(m => m.ConversationId == conversationId && seqs.Contains(m.Seq)).ToListAsync(cancellation))
            votes.CountSoon(log, message);

        if (some.Count > 0) await log.CommitAsync(cancellation);
        return some.Count;
    }
}
