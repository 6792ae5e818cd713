using ChatServer.Changes;
using ChatServer.Messages;
using ChatServer.Realtime;

namespace ChatServer.Tests.Schedules;

/// <summary>What holds whatever comes in whatever order.</summary>
public sealed class ScheduleTests
{
    [Fact]
    public void However_a_reader_stalls_it_gets_every_change_once_in_order_and_the_last_of_each_receipt() => Schedule.ForAny(schedule =>
    {
        var run = new QueueRun(schedule);

        foreach (var (posted, written) in run.Changes) Assert.Equal(posted, written);
        Assert.Equal(run.LastReceipts.Posted, run.LastReceipts.Written);
        Assert.False(run.IsGivenUp);
    });

    [Fact]
    public void However_changes_arrive_each_goes_out_once_in_order_and_nothing_before_what_is_missing() => Schedule.ForAny(schedule =>
    {
        var arrivals = new Arrivals(position: 0);
        var (whole, taken) = (new HashSet<long>(), new List<long>());
        foreach (var step in schedule)
        {
            var (seq, isWhole) = ((step >> 1) % 16 + 1, step % 2 == 0);
            if (arrivals.Add(new Arrival(Change(seq), isWhole)) && isWhole) whole.Add(seq);
            while (arrivals.TryTake(out var next)) taken.Add(next.Seq);
        }

        Assert.Equal(Enumerable.Range(1, 16).Select(seq => (long)seq).TakeWhile(whole.Contains), taken);
    });

    [Fact]
    public void Whatever_an_app_misses_or_hears_twice_it_ends_as_a_fresh_one() => Schedule.ForAny(EndsAsAFreshOne, count: 300);

    /// <summary>Each of these was found by the test above, and showed a rule that clients were not given, or a mistake.</summary>
    [Theory]
    [InlineData(new byte[] { 236, 215 })] // Hidden in an epoch of which the client has no cursor.
    [InlineData(new byte[] { 123, 11, 253, 46, 236 })] // Another epoch between an answer and the reading that it asks for.
    [InlineData(new byte[] { 72, 236, 27, 127, 196, 196, 237, 26, 8 })] // Out and in again while an answer is on its way.
    public void What_an_app_missed_once_it_does_not_miss_again(byte[] schedule) => EndsAsAFreshOne(schedule);

    private static ChangeView Change(long seq) => new(seq, MessageChanges.Sent, Guid.Empty, DateTimeOffset.UnixEpoch, Guid.Empty, null);

    private static void EndsAsAFreshOne(byte[] schedule)
    {
        var run = new StateRun(schedule);

        Assert.Equal(run.Fresh(), run.Kept);
    }
}
