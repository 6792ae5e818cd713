using Microsoft.Extensions.Options;

namespace ChatServer.Jobs;

/// <summary>One run of one job: keeps hold of it meanwhile, and says when it is due again if it fails.</summary>
public sealed partial class JobRun(
    JobStore store, IEnumerable<JobKind> kinds, IServiceScopeFactory scopes, IOptions<JobsOptions> options, TimeProvider clock,
    ILogger<JobRun> logger)
{
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromHours(1);

    private readonly TimeSpan _lease = options.Value.Lease;
    private readonly Dictionary<string, JobKind> _kinds = kinds.ToDictionary(k => k.Name);

    public async Task RunAsync(HeldJob job, CancellationToken stopping)
    {
        try
        {
            var again = await HandleAsync(job, stopping);
            if (again is { } after) await store.RepeatAsync(job, clock.GetUtcNow() + after, stopping);
            else await store.RemoveAsync(job, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Not done, and nobody's fault: due at once, here after the next start or on another node.
            await store.PutOffAsync(job, clock.GetUtcNow(), CancellationToken.None);
            throw;
        }
        catch (Exception failure)
        {
            var backoff = Backoff(job.Attempt);
            Failed(failure, job.Kind, job.Id, job.Attempt, backoff);
            await store.PutOffAsync(job, clock.GetUtcNow() + backoff, stopping);
        }
    }

    internal static TimeSpan Backoff(int attempt) =>
        attempt > 12 ? LongestBackoff : TimeSpan.FromSeconds(Math.Min(Math.Pow(2, attempt), LongestBackoff.TotalSeconds));

    private async Task<TimeSpan?> HandleAsync(HeldJob job, CancellationToken stopping)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var holding = HoldAsync(job, over.Token);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var handler = (IJobHandler)scope.ServiceProvider.GetRequiredService(_kinds[job.Kind].Handler);
            return await handler.RunAsync(job.Payload, stopping);
        }
        finally
        {
            // Before anything is written about how it went, which a last sign of life would undo.
            await over.CancelAsync();
            await holding;
        }
    }

    private async Task HoldAsync(HeldJob job, CancellationToken over)
    {
        using var timer = new PeriodicTimer(_lease / 3, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(over)) await store.PutOffAsync(job, clock.GetUtcNow() + _lease, over);
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
        catch (Exception failure)
        {
            HoldLost(failure, job.Kind, job.Id);
        }
    }

    [LoggerMessage(LogLevel.Error, "Job {Kind} {JobId} failed (attempt {Attempt}); it is tried again in {Backoff}")]
    private partial void Failed(Exception failure, string kind, Guid jobId, int attempt, TimeSpan backoff);

    [LoggerMessage(LogLevel.Warning, "Job {Kind} {JobId} may be started a second time")]
    private partial void HoldLost(Exception failure, string kind, Guid jobId);
}
