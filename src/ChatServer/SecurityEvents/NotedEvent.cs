namespace ChatServer.SecurityEvents;

/// <summary>An event on its way into the log.</summary>
internal sealed record NotedEvent(SecurityEventKind Kind, DateTimeOffset At)
{
    public Guid? UserId { get; init; }

    public Guid? ActorId { get; init; }

    public Guid? SessionId { get; init; }

    public UInt128? Network { get; init; }

    public string? Detail { get; init; }

    /// <summary>Of the token that was shown: whose it once was is looked up when the event is written, and the hash goes no further.</summary>
    public byte[]? TokenHash { get; init; }
}
