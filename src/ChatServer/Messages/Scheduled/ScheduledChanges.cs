using ChatServer.Changes;

namespace ChatServer.Messages.Scheduled;

/// <summary>What a person's own list records about their scheduled messages.</summary>
public static class ScheduledChanges
{
    public static readonly UserChangeKind Updated = new(53, "scheduled.updated");

    public static IEnumerable<UserChangeKind> All => [Updated];
}
