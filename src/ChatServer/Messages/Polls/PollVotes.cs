using ChatServer.Changes;
using ChatServer.Jobs;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages.Polls;

/// <summary>The rows of votes, and how they are counted. What changes is done under the conversation's lock.</summary>
public sealed class PollVotes(ChatDbContext db, JobQueue jobs)
{
    private static readonly TimeSpan CountedAfter = TimeSpan.FromSeconds(1);

    public IQueryable<PollVote> Of(Message message) =>
        db.Set<PollVote>().Where(v => v.ConversationId == message.ConversationId && v.Seq == message.Seq);

    public Task<List<PollVote>> OfAsync(Guid userId, Message message, CancellationToken cancellation) =>
        Of(message).Where(v => v.UserId == userId).OrderBy(v => v.Option).ToListAsync(cancellation);

    /// <summary>Has votes that changed counted a second later, with all others of that second.</summary>
    public void CountSoon(ChangeWrite write, Message message)
    {
        if (message.Details?.Poll is not { CountIsDue: false, ClosedAt: null } poll) return;

        message.Details = message.Details with { Poll = poll with { CountIsDue = true } };
        jobs.Add(write, CountVotes.Kind, new CountVotes.Payload(message.ConversationId, message.Id), CountedAfter);
    }

    /// <summary>The poll with what was voted so far.</summary>
    public async Task<Poll> CountAsync(Message message, Poll poll, CancellationToken cancellation)
    {
        var votes = await Of(message).GroupBy(v => v.Option).Select(g => new { Option = g.Key, Count = g.LongCount() })
            .ToDictionaryAsync(g => g.Option, g => g.Count, cancellation);
        var voters = poll.Multiple ? await Of(message).Select(v => v.UserId).Distinct().LongCountAsync(cancellation) : votes.Values.Sum();
        return poll with
        {
            Voters = voters,
            Options = [.. poll.Options.Select((option, i) => option with { Votes = votes.GetValueOrDefault((short)i) })],
            CountIsDue = false,
        };
    }
}
