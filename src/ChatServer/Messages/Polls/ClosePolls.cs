using ChatServer.Jobs;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages.Polls;

/// <summary>Closes polls whose time has come.</summary>
/// <remarks>
/// It looks again when the next one is due, or after the shortest time that a poll can have: what is sent in between is not due earlier,
/// so nothing has to wake it, and a send writes nothing for it.
/// </remarks>
public sealed class ClosePolls(ChatDbContext db, ClosePoll closePoll, TimeProvider clock) : IJobHandler
{
    private const int AtOnce = 100;

    public static string Kind => "polls.close";

    public async Task<TimeSpan?> RunAsync(string payload, CancellationToken cancellation)
    {
        while (await DueAsync(cancellation) is { Count: > 0 } due)
        {
            foreach (var (conversationId, seq) in due)
            {
                db.ChangeTracker.Clear();
                await closePoll.InTimeAsync(conversationId, seq, cancellation);
            }
        }

        var next = await db.Set<Message>().Where(m => m.PollClosesAt != null).MinAsync(m => m.PollClosesAt, cancellation);
        return next - clock.GetUtcNow() is { } wait && wait < Poll.ShortestTime ? wait : Poll.ShortestTime;
    }

    /// <summary>Open polls that have had their time, the oldest first.</summary>
    internal static IQueryable<Message> Due(ChatDbContext db, DateTimeOffset now) =>
        db.Set<Message>().Where(m => m.PollClosesAt <= now).OrderBy(m => m.PollClosesAt).Take(AtOnce);

    private async Task<List<(Guid ConversationId, long Seq)>> DueAsync(CancellationToken cancellation) =>
        [.. (await Due(db, clock.GetUtcNow()).Select(m => new { m.ConversationId, m.Seq }).ToListAsync(cancellation)).Select(m => (m.ConversationId, m.Seq))];
}
