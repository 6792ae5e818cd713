using ChatServer.Changes;

namespace ChatServer.Notifications;

/// <summary>What a person's own list records about their notifications.</summary>
public static class NotificationChanges
{
    /// <summary>An entry came, changed, was read or went; its id is the subject.</summary>
    public static readonly UserChangeKind Updated = new(90, "notification.updated");

    /// <summary>Many entries were marked as read at once; the person is the subject.</summary>
    public static readonly UserChangeKind Read = new(91, "notifications.read");

    /// <summary>What the person wants to be disturbed by; the person is the subject.</summary>
    public static readonly UserChangeKind Preferences = new(92, "notifications.preferences");

    public static IEnumerable<UserChangeKind> Listed => [Updated, Read, Preferences];
}
