namespace ChatServer.LiveEvents.Engagement;

/// <summary>What somebody did in an event. The names are stored, so they are for ever.</summary>
public enum EngagementKind
{
    /// <summary>Came in.</summary>
    Join,

    /// <summary>Wrote in its chat.</summary>
    Message,

    /// <summary>Reacted, once or several times at a time.</summary>
    Reaction,
}

/// <summary>One thing that one person did in an event. It holds no text, is never changed, and goes with the event and with the person's account.</summary>
public sealed class EngagementEntry
{
    public required Guid ConversationId { get; init; }

    /// <summary>Made of <see cref="At"/>, so in its order.</summary>
    public required Guid Id { get; init; }

    public required Guid UserId { get; init; }

    public required EngagementKind Kind { get; init; }

    /// <summary>What makes it one, however often it is told: the message's id, or the client's for a reaction.</summary>
    public required Guid Key { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>How many reactions; otherwise 1.</summary>
    public required int Count { get; init; }

    /// <summary>Of a reaction.</summary>
    public string? Emoji { get; init; }

    public static EngagementEntry Joined(Guid eventId, Guid userId, DateTimeOffset at) => new()
    {
        ConversationId = eventId,
        Id = Guid.CreateVersion7(at),
        UserId = userId,
        Kind = EngagementKind.Join,
        Key = Guid.CreateVersion7(at),
        At = at,
        Count = 1,
    };
}
