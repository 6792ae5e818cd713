namespace ChatServer.Accounts;

/// <summary>One signed-in device. Only the SHA-256 of its token is stored.</summary>
public sealed class Session
{
    public const int MaxDeviceLength = 200;

    public static readonly TimeSpan IdleLifetime = TimeSpan.FromDays(30);
    public static readonly TimeSpan MaxLifetime = TimeSpan.FromDays(365);

    public required Guid Id { get; init; }

    public required Guid UserId { get; init; }

    public required byte[] TokenHash { get; init; }

    public string? Device { get; init; }

    /// <summary>Where it was opened, by <see cref="Accounts.NetworkHash"/>.</summary>
    public required byte[] NetworkHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset LastUsedAt { get; set; }

    /// <summary>Slides with use, up to a fixed end.</summary>
    public required DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>A new session and its token, which is told once and not kept.</summary>
    public static (Session Session, string Token) Start(Guid userId, string? device, byte[] networkHash, DateTimeOffset now)
    {
        var token = SessionToken.Make();
        var session = new Session
        {
            Id = Guid.CreateVersion7(now),
            UserId = userId,
            TokenHash = SessionToken.Hash(token),
            Device = device,
            NetworkHash = networkHash,
            CreatedAt = now,
            LastUsedAt = now,
            ExpiresAt = now + IdleLifetime,
        };
        return (session, token);
    }
}
