using ChatServer.Changes;

namespace ChatServer.Users;

/// <summary>What a person's own list records about their account.</summary>
public static class UserChanges
{
    public static readonly UserChangeKind SettingsUpdated = new(20, "settings.updated");
    public static readonly UserChangeKind SessionStarted = new(21, "session.started");
    public static readonly UserChangeKind SessionEnded = new(22, "session.ended");

    public static IEnumerable<UserChangeKind> All => [SettingsUpdated, SessionStarted, SessionEnded];
}
