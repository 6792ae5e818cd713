namespace ChatServer.Statistics;

/// <summary>The newest hour in which somebody was counted as active: what tells whether they are new to an hour, a day, a week or a month.</summary>
public sealed class PersonActivity
{
    public required Guid UserId { get; init; }

    public required DateTimeOffset LastHour { get; set; }
}
