namespace ChatServer.Notifications;

/// <summary>Which kinds of entries a person does not want to be disturbed by, in any conversation. Without a row: none.</summary>
public sealed class QuietKinds
{
    public required Guid UserId { get; init; }

    /// <summary>Names of <see cref="NotificationKind"/> in small letters.</summary>
    public required string[] Kinds { get; set; }
}
