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
    private readonly SemaphoreSlim _looking = new(1);
    private bool _standingAreThere;

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
        if (signal is JobAdded) Wake();
    }

    private async Task WorkAsync(CancellationToken stopping)
    {
        while (true)
        {
            var job = await TakeAsync(stopping);
            try
            {
                await run.RunAsync(job, stopping);
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                EndFailed(failure, job.Kind, job.Id);
            }

            // It may be due again before what is waited for.
            Wake();
        }
    }

    /// <summary>Waits for a job. One worker at a time looks, and the next once that one has found something: an idle lane asks once, however many work in it.</summary>
    private async Task<HeldJob> TakeAsync(CancellationToken stopping)
    {
        await _looking.WaitAsync(stopping);
        try
        {
            while (true)
                if (await LookAsync(stopping) is { } job) return job;
        }
        finally
        {
            _looking.Release();
        }
    }

    /// <returns>A job; null once it is time to look again.</returns>
    private async Task<HeldJob?> LookAsync(CancellationToken stopping)
    {
        try
        {
            if (!_standingAreThere) await AddStandingAsync(stopping);
            _standingAreThere = true;

            if (await store.ClaimAsync(_kinds, clock.GetUtcNow(), options.Value.Lease, stopping) is { } job) return job;
            await WaitAsync(await store.NextDueAsync(_kinds, stopping), stopping);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            LookFailed(failure);
            await WaitAsync(clock.GetUtcNow() + TimeSpan.FromSeconds(5), stopping);
        }

        return null;
    }

    // Only one waits for it.
    private void Wake()
    {
        if (_added.CurrentCount == 0) _added.Release();
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

    [LoggerMessage(LogLevel.Warning, "How job {Kind} {JobId} went could not be written; it is done again once its lease is over")]
    private partial void EndFailed(Exception failure, string kind, Guid jobId);
}
