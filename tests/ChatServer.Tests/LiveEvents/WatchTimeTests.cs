using ChatServer.LiveEvents.Participation;

namespace ChatServer.Tests.LiveEvents;

/// <summary>What is counted as watched, without a server.</summary>
public sealed class WatchTimeTests
{
    private static readonly DateTimeOffset Start = new(2030, 1, 31, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_time_between_heartbeats_is_watched_and_a_gap_is_not() =>
        Assert.Equal(TimeSpan.FromSeconds(15 + 40 + 15), Watch(0, 15, 55, 96, 111));

    [Fact]
    public void What_was_before_the_beginning_or_after_the_end_is_not_watched()
    {
        Assert.Equal(TimeSpan.FromSeconds(20), Watch([0, 15, 30], startedAt: 10, endedAt: null));
        Assert.Equal(TimeSpan.FromSeconds(20), Watch([0, 15, 30], startedAt: 0, endedAt: 20));
        Assert.Equal(TimeSpan.Zero, Watch([0, 15, 30], startedAt: null, endedAt: null));
        Assert.Equal(TimeSpan.Zero, Watch([30, 45], startedAt: 0, endedAt: 20));
    }

    /// <summary>However many devices there are, and whatever is lost, told again or comes late: what is counted is what stretches of heartbeats cover.</summary>
    [Fact]
    public void However_heartbeats_come_what_they_cover_is_counted_once()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            var (startedAt, endedAt) = (random.Next(0, 300), random.Next(300, 900));
            int[] beats = [.. Enumerable.Range(0, random.Next(1, 4)).SelectMany(_ => Device(random)).Order()];
            var watched = Watch(beats, startedAt, endedAt);

            var covered = Enumerable.Range(startedAt, endedAt - startedAt)
                .Count(second => beats.Zip(beats.Skip(1)).Any(b => b.First <= second && second < b.Second && b.Second - b.First <= 40));
            Assert.True(TimeSpan.FromSeconds(covered) == watched, $"seed {seed}: {watched} of {covered} s");
            Assert.Equal(watched, Watch([.. beats.SelectMany(b => new[] { b, b, b - 5 })], startedAt, endedAt));
        }
    }

    private static IEnumerable<int> Device(Random random)
    {
        for (var at = random.Next(0, 200); at < 1_000; at += random.Next(5) == 0 ? random.Next(16, 200) : 15) yield return at;
    }

    private static TimeSpan Watch(params int[] beats) => Watch(beats, startedAt: 0, endedAt: null);

    private static TimeSpan Watch(int[] beats, int? startedAt, int? endedAt) =>
        beats.Aggregate(default(WatchTime), (watch, at) => watch.Beat(At(at), Time(startedAt), Time(endedAt))).Watched;

    private static DateTimeOffset At(int second) => Start.AddSeconds(second);

    private static DateTimeOffset? Time(int? second) => second is { } s ? At(s) : null;
}
