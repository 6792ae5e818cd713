using ChatServer.LiveEvents.Rewards;
using ChatServer.Tests.Schedules;

namespace ChatServer.Tests.LiveEvents;

/// <summary>The rules as a function: whatever is told twice, cut into pieces, or begun anew after a crash, the ledger is the same.</summary>
public sealed class EarningTests
{
    private static readonly Guid Event = Guid.NewGuid();
    private static readonly Guid[] People = [Guid.NewGuid(), Guid.NewGuid()];
    private static readonly DateTimeOffset Start = new(2030, 1, 31, 12, 58, 30, TimeSpan.Zero);

    private static readonly RewardRule[] Rules =
    [
        new() { ConversationId = Event, Kind = RewardedKind.Message, Points = 5, PerMinute = 2, PerHour = 5, PerEvent = 8, SinceSeq = 3 },
        new() { ConversationId = Event, Kind = RewardedKind.Vote, Points = 7, PerEvent = 3, SinceSeq = 0 },
        new() { ConversationId = Event, Kind = RewardedKind.Joined, Points = 10, SinceSeq = 0 },
    ];

    [Fact]
    public void However_the_log_is_cut_repeated_and_begun_anew_the_ledger_is_the_same() => Schedule.ForAny(steps =>
    {
        var facts = Facts(steps);
        var ledger = new List<PointEntry>();
        for (var heard = 0; heard < facts.Count;)
        {
            // After a crash what was heard since the position was stored is heard again; a piece ends anywhere.
            var from = Math.Max(0, heard - (steps[heard] % 7));
            heard = Math.Min(facts.Count, heard + 1 + (steps[heard] % 5));
            Tell(ledger, facts[from..heard]);
        }

        Assert.Equal(Brief(Expected(facts)), Brief(ledger));
    });

    [Fact]
    public void In_any_order_everybody_gets_as_many_points_and_never_more_than_the_bounds_let() => Schedule.ForAny(steps =>
    {
        var facts = Facts(steps);
        var shuffled = facts.Concat(facts).OrderBy(f => HashCode.Combine(f.Occasion, steps.Length)).ToList();
        var ledger = new List<PointEntry>();
        foreach (var piece in shuffled.Chunk(3)) Tell(ledger, piece);

        foreach (var one in ledger.Where(p => p.Kind == PointKind.Message).GroupBy(p => p.UserId))
        {
            Assert.All(one.GroupBy(p => MinuteOf(p.At)), minute => Assert.InRange(minute.Count(), 0, 2));
            Assert.All(one.GroupBy(p => MinuteOf(p.At) / 60), hour => Assert.InRange(hour.Count(), 0, 5));
            Assert.InRange(one.Count(), 0, 8);
        }

        Assert.Equal(Counts(Expected(facts)), Counts(ledger));
    });

    [Fact]
    public void What_was_said_before_the_rule_gives_nothing_and_another_event_has_rules_of_its_own()
    {
        PointFact Said(Guid eventId, long seq) => new(eventId, People[0], RewardedKind.Message, Guid.NewGuid(), seq, Start);

        var ledger = new List<PointEntry>();
        Tell(ledger, [Said(Event, 3), Said(Event, 4), Said(Guid.NewGuid(), 5)]);

        Assert.Equal(5, Assert.Single(ledger).Points);
    }

    // Each byte is somebody who does something, some time after the one before.
    private static List<PointFact> Facts(byte[] steps)
    {
        var at = Start;
        return [.. steps.Select((step, i) =>
        {
            at += TimeSpan.FromSeconds(step % 40);
            var (kind, seq) = (step % 8) switch { 0 => (RewardedKind.Vote, (long?)i), 1 => (RewardedKind.Joined, null), _ => (RewardedKind.Message, i) };
            return new PointFact(Event, People[(step >> 4) % 2], kind, new Guid(kind == RewardedKind.Joined ? 1 : i + 1, 0, 0, new byte[8]), seq, at);
        })];
    }

    // One after the other, with nothing but counting.
    private static List<PointEntry> Expected(List<PointFact> facts)
    {
        var ledger = new List<PointEntry>();
        foreach (var fact in facts) Tell(ledger, [fact]);
        return ledger;
    }

    // As the database says what stands.
    private static void Tell(List<PointEntry> ledger, IReadOnlyCollection<PointFact> facts)
    {
        var before = facts.Select(fact =>
        {
            var same = ledger.Where(p => p.ConversationId == fact.EventId && p.UserId == fact.UserId && p.Kind == (PointKind)fact.Kind).ToList();
            return (fact, new GivenBefore(
                same.Exists(p => p.Occasion == fact.Occasion),
                same.Count(p => MinuteOf(p.At) == MinuteOf(fact.At)),
                same.Count(p => MinuteOf(p.At) / 60 == MinuteOf(fact.At) / 60),
                same.Count));
        }).ToList();
        ledger.AddRange(Earning.Of(Rules, before));
    }

    private static long MinuteOf(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerMinute;

    private static List<KeyValuePair<(Guid, PointKind), int>> Counts(IEnumerable<PointEntry> ledger) =>
        [.. ledger.CountBy(p => (p.UserId, p.Kind)).OrderBy(p => p.Key)];

    private static List<(Guid, PointKind, Guid, int)> Brief(IEnumerable<PointEntry> ledger) =>
        [.. ledger.Select(p => (p.UserId, p.Kind, p.Occasion, p.Points)).OrderBy(p => p)];
}
