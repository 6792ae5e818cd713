using System.Collections.Concurrent;
using ChatServer.Changes;
using ChatServer.Messages;
using ChatServer.Refusals;

namespace ChatServer.Moderation.Actions;

/// <summary>Remembers who may not write, so that a send asks the database nothing: at once for what was decided here, within five seconds elsewhere.</summary>
internal sealed partial class MutedPeople(RestrictionStore store, ChangeFeed feed, TimeProvider clock, ILogger<MutedPeople> log) : BackgroundService, IPostingRule
{
    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _looking = new(1);
    // And how often something was decided about each since they were looked at.
    private readonly ConcurrentDictionary<Guid, int> _unsure = new();
    private Dictionary<Guid, Restriction> _restricted = [];

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        feed.Announced += Hear;
        await LookAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public async ValueTask<RefusalException?> WhyNotAsync(NewText text, CancellationToken cancellation)
    {
        // What somebody calls their own file is for nobody yet.
        if (text.As == SaidAs.FileName) return null;

        // Something was decided about this person here, and it has not been looked at yet: asked for that once.
        if (!_unsure.IsEmpty && _unsure.ContainsKey(text.SenderId))
            return (await store.OfAsync(text.SenderId, clock.GetUtcNow(), cancellation))?.Refuse();

        return _restricted.TryGetValue(text.SenderId, out var restriction) && restriction.IsInForce(clock.GetUtcNow()) ? restriction.Refuse() : null;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LooksEvery, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await LookAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
        finally
        {
            feed.Announced -= Hear;
        }
    }

    private void Hear(Signal signal)
    {
        if (signal is RestrictionChanged changed) _unsure.AddOrUpdate(changed.UserId, 1, (_, times) => times + 1);
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        await _looking.WaitAsync(cancellation);
        try
        {
            // Whom something is decided about while this reads stays unsure.
            var known = _unsure.ToArray();
            var all = await store.AllAsync(clock.GetUtcNow(), cancellation);
            _restricted = all.GroupBy(r => r.UserId).ToDictionary(g => g.Key, g => g.MaxBy(r => r.Until ?? DateTimeOffset.MaxValue)!);
            foreach (var decided in known) _unsure.TryRemove(decided);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            LookFailed(failure);
        }
        finally
        {
            _looking.Release();
        }
    }

    [LoggerMessage(LogLevel.Warning, "Who may not write could not be read; what was known stands, and it is tried again within seconds")]
    private partial void LookFailed(Exception failure);
}
