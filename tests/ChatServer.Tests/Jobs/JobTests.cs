using System.Text.Json;
using ChatServer.Accounts;
using ChatServer.Harness;
using ChatServer.Http;
using ChatServer.Jobs;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Jobs;

public sealed class JobTests(JobsApp app) : IClassFixture<JobsApp>
{
    [Fact]
    public async Task A_job_is_done_once_and_is_gone()
    {
        var id = await app.Add(new(Guid.NewGuid()));

        await IsDone(id);
        Assert.Equal(1, app.Runs.Of(id));
    }

    [Fact]
    public async Task A_job_of_a_transaction_that_is_undone_never_was()
    {
        var undone = await app.Add(new(Guid.NewGuid()), isCommitted: false);
        var later = await app.Add(new(Guid.NewGuid()));

        await IsDone(later);
        Assert.Equal(0, app.Runs.Of(undone));
        Assert.False(await Exists(undone));
    }

    [Fact]
    public async Task A_job_that_fails_is_tried_again_later_and_later()
    {
        var id = await app.Add(new(Guid.NewGuid(), FailingRuns: 2));
        await IsPutOff(id, attempts: 1);
        Assert.Equal(1, app.Runs.Of(id));

        app.Clock.Advance(TimeSpan.FromSeconds(2));
        await IsPutOff(id, attempts: 2);

        app.Clock.Advance(TimeSpan.FromSeconds(4));
        await IsDone(id);
        Assert.Equal(3, app.Runs.Of(id));
    }

    [Fact]
    public async Task A_job_whose_runner_died_is_done_by_another_after_a_minute()
    {
        var order = new WatchedJob.Order(Guid.NewGuid());
        await app.WithDatabase(async db =>
        {
            db.Add(new Job
            {
                Id = Guid.CreateVersion7(),
                Kind = WatchedJob.Kind,
                Payload = JsonSerializer.Serialize(order, WireJson.Options),
                NotBefore = app.Clock.GetUtcNow() + new JobsOptions().Lease,
                Attempts = 1,
            });
            return await db.SaveChangesAsync();
        });
        await IsDone(await app.Add(new(Guid.NewGuid())));
        Assert.Equal(0, app.Runs.Of(order.Id));

        app.Clock.Advance(new JobsOptions().Lease);

        await IsDone(order.Id);
    }

    [Fact]
    public async Task A_job_that_asks_for_it_is_done_again()
    {
        var id = await app.Add(new(Guid.NewGuid(), Runs: 2));
        await Eventually.IsTrue(async () => app.Runs.Of(id) == 1 && await Exists(id, j => j.Attempts == 0), "it waits for its next run");

        app.Clock.Advance(TimeSpan.FromHours(1));

        await IsDone(id);
        Assert.Equal(2, app.Runs.Of(id));
    }

    [Fact]
    public async Task Many_jobs_are_each_done_once()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => app.Add(new(Guid.NewGuid()))));

        foreach (var id in ids) await IsDone(id);
        Assert.All(ids, id => Assert.Equal(1, app.Runs.Of(id)));
    }

    [Fact]
    public async Task There_is_one_standing_job_however_many_nodes_start()
    {
        await using var second = await app.StartNodeAsync();

        await Eventually.IsTrue(
            () => app.WithDatabase(db => db.Set<Job>().AnyAsync(j => j.Kind == ForgetSessions.Kind && j.NotBefore > app.Clock.GetUtcNow())),
            "sessions were forgotten and will be again");
        Assert.Equal(1, await app.WithDatabase(db => db.Set<Job>().CountAsync(j => j.Kind == ForgetSessions.Kind)));
    }

    [Fact]
    public void Waits_grow_to_an_hour()
    {
        Assert.Equal(TimeSpan.FromSeconds(2), JobRun.Backoff(1));
        Assert.Equal(TimeSpan.FromSeconds(1024), JobRun.Backoff(10));
        Assert.Equal(TimeSpan.FromHours(1), JobRun.Backoff(12));
        Assert.Equal(TimeSpan.FromHours(1), JobRun.Backoff(int.MaxValue));
    }

    private Task IsDone(Guid id) => Eventually.IsTrue(async () => app.Runs.Of(id) > 0 && !await Exists(id), "the job is done");

    private Task IsPutOff(Guid id, int attempts) =>
        Eventually.IsTrue(
            () => Exists(id, j => j.Attempts == attempts && j.NotBefore < app.Clock.GetUtcNow().AddSeconds(30) && j.NotBefore > app.Clock.GetUtcNow()),
            "the job is put off");

    private Task<bool> Exists(Guid id, System.Linq.Expressions.Expression<Func<Job, bool>>? which = null) =>
        app.WithDatabase(db => db.Set<Job>()
            .FromSql($"select * from jobs where payload ->> 'id' = {id.ToString()}")
            .AnyAsync(which ?? (_ => true)));
}
