using ChatServer.Changes;
using Microsoft.Extensions.Options;

namespace ChatServer.Jobs;

/// <summary>Which kinds of jobs a runner does, and how many jobs at a time.</summary>
public sealed record JobLane(Func<JobKind, bool> Takes, int AtOnce);

/// <summary>Which jobs this process does.</summary>
/// <param name="LookEvery">For jobs that other processes added and did not get to.</param>
public sealed record JobShare(bool Light, bool Heavy, TimeSpan LookEvery);

/// <summary>Does the jobs of a lane, a few at a time: at once when one is added here, and whenever one comes due.</summary>
public sealed partial class JobRunner(
    JobLane lane, JobShare share, JobStore store, JobRun run, IEnumerable<JobKind> kinds, ChangeFeed feed, IOptions<JobsOptions> options,
    TimeProvider clock, ILogger<JobRunner> logger)
    : BackgroundService
{
    private readonly JobKind[] _known = [.. kinds.Where(lane.Takes)];
    private readonly string[] _kinds = [.. kinds.Where(lane.Takes).Select(k => k.Name)];
    private readonly SemaphoreSlim _added = new(0);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        feed.Announced += OnAnnounced;
        try
        {
            await Task.WhenAll(Enumerable.Range(0, lane.AtOnce).Select(_ => WorkAsync(stoppingToken)));
        }
        catch (OperationCanceledException)
        {
            // The server stops; what was being done was given back.
        }
        finally
        {
            feed.Announced -= OnAnnounced;
        }
    }

    private void OnAnnounced(Signal signal)
    {
        if (signal is JobAdded) _added.Release();
    }

    private async Task WorkAsync(CancellationToken stopping)
    {
        var standingAreThere = false;
        while (true)
        {
            try
            {
                if (!standingAreThere) await AddStandingAsync(stopping);
                standingAreThere = true;

                if (await store.ClaimAsync(_kinds, clock.GetUtcNow(), options.Value.Lease, stopping) is { } job) await run.RunAsync(job, stopping);
                else await WaitAsync(await store.NextDueAsync(_kinds, stopping), stopping);
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                LookFailed(failure);
                await WaitAsync(clock.GetUtcNow() + TimeSpan.FromSeconds(5), stopping);
            }
        }
    }

    private async Task AddStandingAsync(CancellationToken stopping)
    {
        foreach (var kind in _known.Where(k => k.IsStanding)) await store.AddStandingAsync(kind, clock.GetUtcNow(), stopping);
    }

    private async Task WaitAsync(DateTimeOffset? due, CancellationToken stopping)
    {
        var wait = due is null ? share.LookEvery : due.Value - clock.GetUtcNow();
        if (wait <= TimeSpan.Zero) return;
        if (wait > share.LookEvery) wait = share.LookEvery;

        using var isDue = new CancellationTokenSource(wait, clock);
        if (due <= clock.GetUtcNow()) return; // It came due before the timer ran.

        using var either = CancellationTokenSource.CreateLinkedTokenSource(isDue.Token, stopping);
        try
        {
            await _added.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            // It is time to look.
        }
    }

    [LoggerMessage(LogLevel.Warning, "Jobs could not be looked for; it is tried again soon")]
    private partial void LookFailed(Exception failure);
}
