namespace ChatServer.LiveEvents.Calendar;

/// <summary>Says that somebody's events can be read by a calendar that holds the feed's address.</summary>
public sealed class CalendarFeed
{
    public required Guid UserId { get; init; }

    /// <summary>Another one each time that it is turned on: the address of before opens nothing.</summary>
    public required Guid Id { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
