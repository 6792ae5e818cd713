using System.Threading.Channels;
using ChatServer.Refusals;

namespace ChatServer.LiveEvents.Reactions;

/// <summary>Commits reactions in groups. A caller is answered only after the commit that holds what they sent.</summary>
/// <remarks>
/// There is no batching timer. While one group waits for the disk the next one gathers behind it, so of thousands that react in a second a few dozen
/// transactions are made, and an idle server answers at once.
/// </remarks>
public sealed partial class ReactionWriter(ReactionStore store, ReactionTeller teller, TimeProvider clock, ILogger<ReactionWriter> log) : BackgroundService
{
    private const int MostWaiting = 20_000;
    private const int MostAtOnce = 2_000;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly Channel<PendingReaction> _waiting = Channel.CreateBounded<PendingReaction>(MostWaiting);

    public async Task<ReactionOutcome> WriteAsync(ReactionCall call, CancellationToken cancellation)
    {
        var pending = new PendingReaction(call);
        if (!_waiting.Writer.TryWrite(pending)) throw Refusal.Busy(TimeSpan.FromSeconds(1));

        try
        {
            // Only the wait ends here; the commit goes on, and a repeated call finds what it did.
            return await pending.Outcome.WaitAsync(Deadline, clock, cancellation);
        }
        catch (TimeoutException)
        {
            throw Refusal.OutcomeUnknown();
        }
    }

    /// <summary>Writes what is waiting, then stops.</summary>
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        return base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var group = new List<PendingReaction>();
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (group.Count < MostAtOnce && _waiting.Reader.TryRead(out var pending)) group.Add(pending);
            await CommitAsync(group);
            group.Clear();
        }
    }

    private async Task CommitAsync(List<PendingReaction> group)
    {
        try
        {
            var firsts = group.DistinctBy(p => p.Key).ToDictionary(p => p.Key);
            var outcomes = await store.WriteAsync([.. firsts.Values.Select(p => p.Call)]);
            foreach (var eventId in outcomes.Where(o => o.Value.Verdict == ReactionVerdict.Counted).Select(o => o.Key.EventId).Distinct()) teller.Note(eventId);
            foreach (var pending in group)
            {
                var first = firsts[pending.Key];
                var outcome = outcomes[first.Call];
                pending.Succeed(pending == first ? outcome : After(outcome, isSame: pending.Call == first.Call));
            }
        }
        catch (Exception failure)
        {
            NotWritten(failure, group.Count);
            foreach (var pending in group) pending.Fail(failure);
        }
    }

    // As if it had come in the next group.
    private static ReactionOutcome After(ReactionOutcome first, bool isSame) => first.Verdict is ReactionVerdict.Counted or ReactionVerdict.Repeated
        ? new ReactionOutcome(isSame ? ReactionVerdict.Repeated : ReactionVerdict.Reused)
        : first;

    [LoggerMessage(LogLevel.Warning, "{Count} reactions could not be written")]
    private partial void NotWritten(Exception failure, int count);
}
