namespace ChatServer.Statistics;

/// <summary>How much of something there was in an hour, a day, a week or a month. Where there was nothing there is no row.</summary>
public sealed class Statistic
{
    public required StatisticSeries Series { get; init; }

    public required StatisticStep Step { get; init; }

    public required DateTimeOffset Start { get; init; }

    public required long Value { get; set; }
}
