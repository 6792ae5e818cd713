using System.Collections.Concurrent;
using ChatServer.Changes;

namespace ChatServer.LiveEvents.Participation;

/// <summary>Another number of people watch an event.</summary>
public sealed record WatchersCounted(Guid EventId, int Watching) : Signal;

/// <summary>Writes heartbeats in groups, once a second, and tells how many people watch.</summary>
/// <remarks>What was not written before a kill is missing, and the next heartbeat makes up for it: a gap that is short enough is counted.</remarks>
public sealed partial class HeartbeatWriter(HeartbeatStore store, ChangeFeed feed, TimeProvider clock, ILogger<HeartbeatWriter> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<Guid, int> _watching = new();
    private Dictionary<(Guid EventId, Guid UserId), Heartbeats> _beats = [];

    public void Note(Guid eventId, Guid userId)
    {
        var at = clock.GetUtcNow();
        lock (_gate) Add(_beats, (eventId, userId), new Heartbeats(at, at));
    }

    /// <summary>Writes what was noted until now.</summary>
    public async Task WriteAsync(CancellationToken cancellation)
    {
        Dictionary<(Guid EventId, Guid UserId), Heartbeats> beats;
        lock (_gate) (beats, _beats) = (_beats, []);
        if (beats.Count > 0) await WriteAsync(beats, cancellation);

        foreach (var (eventId, _) in beats.Keys) _watching.TryAdd(eventId, 0);
        await CountAsync(cancellation);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryWriteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await TryWriteAsync(stoppingToken);
    }

    private async Task TryWriteAsync(CancellationToken cancellation)
    {
        try
        {
            await WriteAsync(cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            NotWritten(failure);
        }
    }

    private async Task WriteAsync(Dictionary<(Guid EventId, Guid UserId), Heartbeats> beats, CancellationToken cancellation)
    {
        try
        {
            await store.WriteAsync([.. beats.Select(b => (b.Key.EventId, b.Key.UserId, b.Value))], cancellation);
        }
        catch
        {
            // They go with the next ones; noted since then are later.
            lock (_gate)
            {
                foreach (var (who, later) in _beats) Add(beats, who, later);
                _beats = beats;
            }

            throw;
        }
    }

    // An event in which nobody's heart beats any more is told of once, as watched by nobody.
    private async Task CountAsync(CancellationToken cancellation)
    {
        if (_watching.IsEmpty) return;

        foreach (var (eventId, watching) in await store.WatchingAsync([.. _watching.Keys], clock.GetUtcNow() - WatchTime.LongestGap, cancellation))
        {
            if (_watching[eventId] != watching) feed.Announce(new WatchersCounted(eventId, watching));
            if (watching > 0) _watching[eventId] = watching;
            else _watching.TryRemove(eventId, out _);
        }
    }

    private static void Add(Dictionary<(Guid EventId, Guid UserId), Heartbeats> beats, (Guid EventId, Guid UserId) who, Heartbeats later) =>
        beats[who] = beats.TryGetValue(who, out var before) && later.First - before.Last <= WatchTime.LongestGap
            ? before with { Last = later.Last > before.Last ? later.Last : before.Last }
            : later;

    [LoggerMessage(LogLevel.Warning, "Heartbeats could not be written; they are tried again")]
    private partial void NotWritten(Exception failure);
}
