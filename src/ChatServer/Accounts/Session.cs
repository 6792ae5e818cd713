namespace ChatServer.Accounts;

/// <summary>One signed-in device. Only the SHA-256 of its token is stored.</summary>
public sealed class Session
{
    public const int MaxDeviceLength = 200;

    public required Guid Id { get; init; }

    public required Guid UserId { get; init; }

    public required byte[] TokenHash { get; init; }

    public string? Device { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset LastUsedAt { get; set; }

    /// <summary>Slides with use, up to a fixed end.</summary>
    public required DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}
