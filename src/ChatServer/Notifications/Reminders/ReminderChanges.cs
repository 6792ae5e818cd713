using ChatServer.Changes;

namespace ChatServer.Notifications.Reminders;

/// <summary>What a person's own list records about their reminders; the reminder is the subject.</summary>
public static class ReminderChanges
{
    public static readonly UserChangeKind Updated = new(93, "reminder.updated");

    public static IEnumerable<UserChangeKind> All => [Updated];
}
