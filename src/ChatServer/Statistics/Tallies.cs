using ChatServer.Persistence;

namespace ChatServer.Statistics;

/// <summary>Counts what happens in the very transaction in which it happens, so exactly once. It only adds rows: nobody waits for anybody.</summary>
public sealed class Tallies(ChatDbContext db)
{
    public void Add(StatisticSeries series, DateTimeOffset at, long amount = 1) =>
        db.Add(new Tally { Series = series, At = at, Amount = amount });

    /// <summary>That somebody is there: however often in an hour, it counts once.</summary>
    public void AddActive(Guid userId, DateTimeOffset at) =>
        db.Add(new Tally { Series = StatisticSeries.ActiveUsers, At = at, Amount = 1, UserId = userId });

    /// <summary>The same in SQL, as a part of a statement that knows who was there when.</summary>
    /// <param name="uses">What gives user_id, and both times of being there: was, the one before, and at.</param>
    public static string AddActiveOf(string uses) => $"""
        insert into tallies (series, at, amount, user_id)
        select '{NameOf(StatisticSeries.ActiveUsers)}', at, 1, user_id from {uses} where date_trunc('hour', was, 'UTC') < date_trunc('hour', at, 'UTC')
        """;

    /// <summary>As it is stored.</summary>
    internal static string NameOf(StatisticSeries series) => series.ToString().ToLowerInvariant();
}
