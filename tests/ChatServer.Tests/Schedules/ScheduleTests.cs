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

    private static ChangeView Change(long seq) => new(seq, MessageChanges.Sent, Guid.Empty, DateTimeOffset.UnixEpoch, Guid.Empty, null);
}
