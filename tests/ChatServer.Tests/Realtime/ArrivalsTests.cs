using ChatServer.Changes;
using ChatServer.Messages;
using ChatServer.Realtime;

namespace ChatServer.Tests.Realtime;

/// <summary>Changes go out in order, whatever the order they arrive in.</summary>
public sealed class ArrivalsTests
{
    private readonly Arrivals _arrivals = new(position: 10);

    [Fact]
    public void Any_order_of_arrival_with_repetitions_goes_out_in_the_one_order()
    {
        var random = new Random(1);
        var arriving = Enumerable.Range(11, 200).SelectMany(seq => Enumerable.Repeat((long)seq, random.Next(1, 4))).ToArray();
        random.Shuffle(arriving);

        var taken = new List<long>();
        foreach (var seq in arriving)
        {
            _arrivals.Add(Arrival(seq));
            taken.AddRange(TakeAll());
        }

        Assert.Equal(Enumerable.Range(11, 200).Select(seq => (long)seq), taken);
        Assert.Equal(Missing.Nothing, _arrivals.Missing);
    }

    [Fact]
    public void A_gap_holds_everything_behind_it()
    {
        _arrivals.Add(Arrival(12));
        _arrivals.Add(Arrival(13));

        Assert.Empty(TakeAll());
        Assert.Equal(Missing.Positions, _arrivals.Missing);

        _arrivals.Add(Arrival(11));
        Assert.Equal([11, 12, 13], TakeAll());
    }

    [Fact]
    public void What_went_out_is_not_taken_in_again()
    {
        Assert.False(_arrivals.Add(Arrival(10)));
        Assert.True(_arrivals.Add(Arrival(11)));
        Assert.Equal([11], TakeAll());
        Assert.False(_arrivals.Add(Arrival(11)));
    }

    [Fact]
    public void A_change_without_its_view_waits_until_the_log_has_told_it()
    {
        _arrivals.Add(Arrival(11, isWhole: false));

        Assert.Empty(TakeAll());
        Assert.Equal(Missing.View, _arrivals.Missing);

        _arrivals.Add(Arrival(11));
        Assert.Equal([11], TakeAll());
    }

    private static Arrival Arrival(long seq, bool isWhole = true) =>
        new(new ChangeView(seq, MessageChanges.Sent, Guid.NewGuid(), DateTimeOffset.UnixEpoch, Guid.NewGuid(), null), isWhole);

    private List<long> TakeAll()
    {
        var taken = new List<long>();
        while (_arrivals.TryTake(out var next)) taken.Add(next.Seq);
        return taken;
    }
}
