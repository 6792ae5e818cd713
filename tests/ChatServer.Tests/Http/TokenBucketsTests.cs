using ChatServer.Harness;
using ChatServer.Http.RateLimits;

namespace ChatServer.Tests.Http;

public sealed class TokenBucketsTests
{
    private static readonly RateQuota OneAMinute = new("test", Permits: 1, WindowSeconds: 60);

    [Fact]
    public void Where_there_are_too_many_keys_those_that_are_new_share_one_budget()
    {
        var buckets = new TokenBuckets<int>(OneAMinute, new ManualClock(), WhenFull.ShareOne, maxBuckets: 2);

        Assert.Equal([true, true, true, false, false], Enumerable.Range(1, 5).Select(key => buckets.Take(key) is null));
    }

    [Fact]
    public void Where_it_counts_and_guards_nothing_too_many_keys_let_everybody_begin_anew()
    {
        var buckets = new TokenBuckets<int>(OneAMinute, new ManualClock(), WhenFull.BeginAnew, maxBuckets: 2);

        Assert.All(Enumerable.Range(1, 5), key => Assert.Null(buckets.Take(key)));
        Assert.NotNull(buckets.Take(5));
    }

    [Fact]
    public void Budgets_that_are_whole_again_make_room()
    {
        var clock = new ManualClock();
        var buckets = new TokenBuckets<int>(OneAMinute, clock, WhenFull.ShareOne, maxBuckets: 2);
        foreach (var key in Enumerable.Range(1, 3)) buckets.Take(key);

        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Null(buckets.Take(3));
        Assert.NotNull(buckets.Take(3));
        Assert.Null(buckets.Take(4));
    }
}
