using ChatServer.Changes;
using ChatServer.Changes.Listening;
using ChatServer.Messages;
using ChatServer.Messages.Polls;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.LiveEvents.Rewards;

/// <summary>Gives points for what the log of an event tells: a send or a vote writes nothing for it. What is heard twice gives points once.</summary>
internal sealed class HearPoints(ChangeLog log, PointLedger ledger, HeardMessages messages, ChatDbContext db) : ILogListener
{
    private static readonly HashSet<short> Heard = [MessageChanges.Sent.Number, PollChanges.Voted.Number, PollChanges.Closed.Number];

    public static string Name => "event-points";

    public async Task HearAsync(IReadOnlyList<Change> changes, CancellationToken cancellation)
    {
        var heard = changes.Where(c => Heard.Contains(c.Kind)).ToLookup(c => c.ConversationId);
        if (heard.Count == 0) return;

        var ids = heard.Select(h => h.Key).ToList();
        var rewarding = await db.Set<RewardRule>().Where(r => ids.Contains(r.ConversationId)).Select(r => r.ConversationId).Distinct().ToListAsync(cancellation);
        foreach (var eventId in rewarding) await GiveAsync(eventId, [.. heard[eventId]], cancellation);
    }

    private async Task GiveAsync(Guid eventId, List<Change> heard, CancellationToken cancellation)
    {
        var facts = heard.Where(c => c.Kind == MessageChanges.Sent.Number)
            .Select(c => new PointFact(eventId, c.ActorId, RewardedKind.Message, c.SubjectId, c.Seq, c.At)).ToList();
        var polls = await messages.OfAsync(heard.Where(c => c.Kind != MessageChanges.Sent.Number), cancellation);
        foreach (var message in polls) facts.AddRange(await VotesAsync(message, cancellation));
        if (facts.Count == 0) return;

        await using var write = await log.BeginAsync(cancellation);
        await ledger.EarnAsync(write, eventId, facts, cancellation);
        await write.CommitAsync(cancellation);
    }

    // Dated as the poll was asked, so that whoever takes a vote back and votes again votes at the same time. Nobody learns who voted in an anonymous one,
    // and nobody what is right before it is closed: not by anybody's points either.
    private async Task<IEnumerable<PointFact>> VotesAsync(Message message, CancellationToken cancellation)
    {
        if (message.Details?.Poll is not { Anonymous: false } poll) return [];

        var votes = await db.Set<PollVote>().Where(v => v.ConversationId == message.ConversationId && v.Seq == message.Seq)
            .OrderBy(v => v.VotedAt).ThenBy(v => v.UserId).Select(v => new { v.UserId, v.Option }).ToListAsync(cancellation);
        var answers = poll.ClosedAt is null ? [] : votes.Where(v => v.Option == poll.CorrectOption);
        return
        [
            .. votes.Select(v => v.UserId).Distinct().Select(id => FactOf(id, RewardedKind.Vote)),
            .. answers.Select(v => FactOf(v.UserId, RewardedKind.Answer)),
        ];

        PointFact FactOf(Guid userId, RewardedKind kind) => new(message.ConversationId, userId, kind, message.Id, message.Seq, message.CreatedAt);
    }
}
