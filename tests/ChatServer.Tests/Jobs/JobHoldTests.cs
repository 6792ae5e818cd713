using ChatServer.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServer.Tests.Jobs;

/// <summary>Schedules of runners that hold one job after another, of a kind that the server itself does not know.</summary>
public sealed class JobHoldTests(JobsApp app) : IClassFixture<JobsApp>
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private readonly string[] _kinds = [$"test.{Guid.NewGuid()}"];
    private DateTimeOffset _now = app.Clock.GetUtcNow();

    private JobStore Store => app.Services.GetRequiredService<JobStore>();

    [Fact]
    public async Task A_runner_that_lost_its_job_takes_nothing_away_from_one_who_has_the_same_number_of_attempts()
    {
        var lost = await FirstClaim();
        _now += Lease;
        var second = await Claim();
        await Store.RepeatAsync(second!, _now, CancellationToken.None);
        var third = await Claim();
        Assert.Equal(lost.Attempt, third!.Attempt);

        await Store.PutOffAsync(lost, _now, CancellationToken.None);
        Assert.Null(await Claim());
        await Store.RepeatAsync(lost, _now, CancellationToken.None);
        Assert.Null(await Claim());
        await Store.RemoveAsync(lost, CancellationToken.None);

        _now += Lease;
        Assert.Equal(lost.Id, (await Claim())!.Id);
    }

    [Fact]
    public async Task A_runner_keeps_its_job_as_long_as_it_shows_that_it_lives()
    {
        var held = await FirstClaim();
        for (var signs = 0; signs < 5; signs++)
        {
            _now += Lease / 2;
            await Store.PutOffAsync(held, _now + Lease, CancellationToken.None);
            Assert.Null(await Claim());
        }

        await Store.RemoveAsync(held, CancellationToken.None);
        _now += Lease;
        Assert.Null(await Claim());
    }

    private async Task<HeldJob> FirstClaim()
    {
        await Store.AddStandingAsync(new JobKind(_kinds[0], typeof(WatchedJob), IsHeavy: false, IsStanding: true), _now, CancellationToken.None);
        return (await Claim())!;
    }

    private Task<HeldJob?> Claim() => Store.ClaimAsync(_kinds, _now, Lease, CancellationToken.None);
}
