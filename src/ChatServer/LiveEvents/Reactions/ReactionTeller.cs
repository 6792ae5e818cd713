using ChatServer.Changes;

namespace ChatServer.LiveEvents.Reactions;

/// <summary>People reacted to an event.</summary>
public sealed record ReactionsCounted(Guid EventId, IReadOnlyList<EventReactionCount> Totals) : Signal;

/// <summary>Tells how often people reacted, at most twice a second for each event, however many do.</summary>
public sealed partial class ReactionTeller(EventReactionReader reactions, ChangeFeed feed, TimeProvider clock, ILogger<ReactionTeller> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private HashSet<Guid> _changed = [];

    public void Note(Guid eventId)
    {
        lock (_gate) _changed.Add(eventId);
    }

    /// <summary>Tells what was counted until now.</summary>
    public async Task TellAsync(CancellationToken cancellation)
    {
        HashSet<Guid> changed;
        lock (_gate) (changed, _changed) = (_changed, []);
        if (changed.Count == 0) return;

        foreach (var (eventId, totals) in await reactions.TotalsAsync(changed, cancellation)) feed.Announce(new ReactionsCounted(eventId, totals));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await TellAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                NotTold(failure);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "How often people reacted could not be read; it is told with the next reaction")]
    private partial void NotTold(Exception failure);
}
