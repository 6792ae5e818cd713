namespace ChatServer.LiveEvents.Rewards;

/// <summary>Something that may give points.</summary>
/// <param name="Occasion">What tells it from others of its kind.</param>
/// <param name="Seq">Where in the log it was said or asked; without that it counts since ever.</param>
/// <param name="At">When; by this it falls into a minute and an hour.</param>
public sealed record PointFact(Guid EventId, Guid UserId, RewardedKind Kind, Guid Occasion, long? Seq, DateTimeOffset At);

/// <summary>What was given before in the minute, the hour and the event of a fact.</summary>
/// <param name="IsGiven">Whether the fact itself has given its points.</param>
public sealed record GivenBefore(bool IsGiven, long InMinute, long InHour, long InEvent);

/// <summary>The rules as a function from facts to entries, which knows neither web nor database.</summary>
/// <remarks>
/// A fact gives points once, however often it is told. In the order of the log the ledger is the same however it is cut into pieces. In any other
/// order other facts may be those that find room, but everybody gets as many points: minutes are parts of hours, and these of the event.
/// </remarks>
public static class Earning
{
    /// <param name="rules">At most one for each event and kind.</param>
    /// <param name="facts">In order, each with what stands in the ledger.</param>
    public static List<PointEntry> Of(IEnumerable<RewardRule> rules, IEnumerable<(PointFact Fact, GivenBefore Before)> facts)
    {
        var byKind = rules.ToDictionary(r => (r.ConversationId, r.Kind));
        var told = new HashSet<(Guid, Guid, RewardedKind, Guid)>();
        var added = new Dictionary<Window, int>();
        var entries = new List<PointEntry>();
        foreach (var (fact, before) in facts)
        {
            if (!byKind.TryGetValue((fact.EventId, fact.Kind), out var rule) || fact.Seq <= rule.SinceSeq) continue;
            if (before.IsGiven || !told.Add((fact.EventId, fact.UserId, fact.Kind, fact.Occasion))) continue;

            var windows = WindowsOf(fact);
            if (IsFull(rule, before, [.. windows.Select(w => added.GetValueOrDefault(w))])) continue;

            foreach (var window in windows) added[window] = added.GetValueOrDefault(window) + 1;
            entries.Add(EntryOf(rule, fact));
        }

        return entries;
    }

    private static bool IsFull(RewardRule rule, GivenBefore before, int[] added) =>
        before.InMinute + added[0] >= rule.PerMinute || before.InHour + added[1] >= rule.PerHour || before.InEvent + added[2] >= rule.PerEvent;

    // As long as what is bounded; the last is the whole event.
    private static Window[] WindowsOf(PointFact fact) =>
        [Window.Of(fact, TimeSpan.TicksPerMinute), Window.Of(fact, TimeSpan.TicksPerHour), Window.Of(fact, long.MaxValue)];

    private static PointEntry EntryOf(RewardRule rule, PointFact fact) => new()
    {
        ConversationId = fact.EventId,
        UserId = fact.UserId,
        Kind = (PointKind)fact.Kind,
        Occasion = fact.Occasion,
        Points = rule.Points,
        At = fact.At,
    };

    private readonly record struct Window(Guid EventId, Guid UserId, RewardedKind Kind, long Length, long Start)
    {
        public static Window Of(PointFact fact, long length) =>
            new(fact.EventId, fact.UserId, fact.Kind, length, fact.At.UtcTicks - (fact.At.UtcTicks % length));
    }
}
