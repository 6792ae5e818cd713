namespace ChatServer.Realtime;

/// <summary>Opens one socket within 30 seconds, so that no session token has to stand in a URL.</summary>
public sealed class Ticket
{
    public required byte[] Hash { get; init; }

    public required Guid SessionId { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
