using System.Collections.Concurrent;
using System.Text.Json;
using ChatServer.Changes;
using ChatServer.Harness;
using ChatServer.Http;
using ChatServer.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServer.Tests.Jobs;

/// <summary>A server that knows one more kind of job, whose runs a test sees.</summary>
public sealed class JobsApp : ChatApp
{
    public RunsSeen Runs { get; } = new();

    /// <summary>Asks for a job, in a transaction that is committed or not.</summary>
    public async Task<Guid> Add(WatchedJob.Order order, bool isCommitted = true)
    {
        await using var scope = Services.CreateAsyncScope();
        await using var write = await scope.ServiceProvider.GetRequiredService<ChangeLog>().BeginAsync(CancellationToken.None);
        scope.ServiceProvider.GetRequiredService<JobQueue>().Add(write, WatchedJob.Kind, order);
        if (isCommitted) await write.CommitAsync(CancellationToken.None);
        return order.Id;
    }

    protected override void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton(Runs);
        services.AddJob<WatchedJob>();
    }
}

public sealed class RunsSeen
{
    private readonly ConcurrentDictionary<Guid, int> _runs = new();

    public int Of(Guid id) => _runs.GetValueOrDefault(id);

    public int Add(Guid id) => _runs.AddOrUpdate(id, 1, (_, n) => n + 1);
}

public sealed class WatchedJob(RunsSeen runs) : IJobHandler
{
    public static string Kind => "test.watched";

    public Task<TimeSpan?> RunAsync(string payload, CancellationToken cancellation)
    {
        var order = JsonSerializer.Deserialize<Order>(payload, WireJson.Options)!;
        var run = runs.Add(order.Id);
        if (run <= order.FailingRuns) throw new InvalidOperationException("As the test wants it.");

        return Task.FromResult<TimeSpan?>(run < order.Runs + order.FailingRuns ? TimeSpan.FromHours(1) : null);
    }

    /// <param name="Runs">How often it wants to be done, an hour apart.</param>
    public sealed record Order(Guid Id, int FailingRuns = 0, int Runs = 1);
}
