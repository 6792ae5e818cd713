namespace ChatServer.Notifications;

/// <summary>What a person chose for all their conversations. Without a row: everything disturbs.</summary>
public sealed class PersonPreferences
{
    public required Guid UserId { get; init; }

    /// <summary>Names of <see cref="NotificationKind"/> in small letters: what disturbs nowhere.</summary>
    public required string[] QuietKinds { get; set; }

    /// <summary>Until then nothing disturbs.</summary>
    public DateTimeOffset? MutedUntil { get; set; }
}
