using System.Net;
using ChatServer.Harness;
using ChatServer.Http.RateLimits;
using ChatServer.Refusals;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatServer.Tests.Http;

public sealed class LimitedApp : ChatApp
{
    public LimitedApp() => Settings = new Dictionary<string, string>
    {
        ["RateLimits:Enabled"] = "true",
        ["RateLimits:Send:Permits"] = "3",
        ["RateLimits:Send:WindowSeconds"] = "30",
    };
}

public sealed class RateLimitTests(LimitedApp app) : IClassFixture<LimitedApp>
{
    private static readonly IPAddress Home = IPAddress.Parse("192.0.2.1");

    [Fact]
    public async Task A_person_who_sends_too_fast_is_told_when_to_come_back()
    {
        var ada = await app.SignUp();
        for (var i = 0; i < 3; i++) await (await ada.TrySend(Guid.NewGuid(), "hello?")).ShouldRefuse(404, "no-such-conversation");

        using var answer = await ada.TrySend(Guid.NewGuid(), "hello?");

        await answer.ShouldRefuse(429, "too-many-requests");
        Assert.Equal(TimeSpan.FromSeconds(10), answer.Headers.RetryAfter!.Delta);
        Assert.Equal("\"send\";q=3;w=30", answer.Headers.GetValues("RateLimit-Policy").Single());
        Assert.Equal("\"send\";r=0;t=30", answer.Headers.GetValues("RateLimit").Single());
    }

    [Fact]
    public async Task Other_people_and_other_kinds_of_requests_are_not_slowed_down()
    {
        var ada = await app.SignUp();
        for (var i = 0; i < 4; i++) (await ada.TrySend(Guid.NewGuid(), "hello?")).Dispose();

        await (await ada.TryGet($"/messages/{Guid.NewGuid()}")).ShouldRefuse(404, "no-such-message");
        await (await (await app.SignUp()).TrySend(Guid.NewGuid(), "hello?")).ShouldRefuse(404, "no-such-conversation");
    }

    [Fact]
    public async Task Every_answer_tells_what_is_left()
    {
        var ada = await app.SignUp();

        using var answer = await ada.TryGet($"/messages/{Guid.NewGuid()}");

        Assert.Equal("\"default\";q=600;w=60", answer.Headers.GetValues("RateLimit-Policy").Single());
        Assert.StartsWith("\"default\";r=599;", answer.Headers.GetValues("RateLimit").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hub_calls_and_requests_share_one_budget()
    {
        var ada = await app.SignUp();
        var limiter = app.Services.GetRequiredService<RateLimiter>();
        for (var i = 0; i < 3; i++) limiter.Take(RatePolicy.Send, ada.Id, Home);

        await (await ada.TrySend(Guid.NewGuid(), "hello?")).ShouldRefuse(429, "too-many-requests");
    }

    [Fact]
    public void A_budget_comes_back_with_time_but_not_beyond_the_whole()
    {
        var clock = new ManualClock();
        using var limiter = Limiter(clock);
        var ada = Guid.NewGuid();
        for (var i = 0; i < 3; i++) limiter.Take(RatePolicy.Send, ada, Home);
        Assert.Equal(429, Assert.Throws<RefusalException>(() => limiter.Take(RatePolicy.Send, ada, Home)).Status);

        clock.Advance(TimeSpan.FromSeconds(10));
        limiter.Take(RatePolicy.Send, ada, Home);
        Assert.Throws<RefusalException>(() => limiter.Take(RatePolicy.Send, ada, Home));

        clock.Advance(TimeSpan.FromHours(1));
        for (var i = 0; i < 3; i++) limiter.Take(RatePolicy.Send, ada, Home);
        Assert.Throws<RefusalException>(() => limiter.Take(RatePolicy.Send, ada, Home));
    }

    [Fact]
    public void Many_people_behind_one_address_have_a_common_limit()
    {
        using var limiter = Limiter(new ManualClock());
        for (var i = 0; i < 6; i++) limiter.Take(RatePolicy.Send, Guid.NewGuid(), Home);

        Assert.Throws<RefusalException>(() => limiter.Take(RatePolicy.Send, Guid.NewGuid(), Home));
        limiter.Take(RatePolicy.Send, Guid.NewGuid(), IPAddress.Parse("192.0.2.2"));
    }

    [Fact]
    public void A_network_of_IPv6_counts_as_one_address()
    {
        using var limiter = Limiter(new ManualClock());
        for (var i = 0; i < 6; i++) limiter.Take(RatePolicy.Send, Guid.NewGuid(), IPAddress.Parse($"2001:db8:1:2::{i}"));

        Assert.Throws<RefusalException>(() => limiter.Take(RatePolicy.Send, Guid.NewGuid(), IPAddress.Parse("2001:db8:1:2:9::")));
        limiter.Take(RatePolicy.Send, Guid.NewGuid(), IPAddress.Parse("2001:db8:1:3::"));
    }

    [Fact]
    public void Budgets_that_are_whole_again_are_forgotten()
    {
        var clock = new ManualClock();
        using var limiter = Limiter(clock);
        limiter.Take(RatePolicy.Send, Guid.NewGuid(), Home);
        Assert.Equal(2, limiter.Count);

        clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(0, limiter.Count);
    }

    private static RateLimiter Limiter(ManualClock clock) => new(
        Options.Create(new RateLimitsOptions { PeoplePerAddress = 2, Send = new RateLimit { Permits = 3, WindowSeconds = 30 } }), clock);
}
