namespace ChatServer.Statistics;

/// <summary>Something that happened and is in no number yet. The next <see cref="RollUp"/> takes it.</summary>
public sealed class Tally
{
    public long Id { get; init; }

    public required StatisticSeries Series { get; init; }

    public required DateTimeOffset At { get; init; }

    public required long Amount { get; init; }

    /// <summary>Who was active, where different people are counted.</summary>
    public Guid? UserId { get; init; }
}
