using ChatServer.Changes;

namespace ChatServer.LiveEvents;

/// <summary>What the log of an event's conversation records about the event, and people's own lists about their part in it.</summary>
public static class LiveEventChanges
{
    public static readonly ChangeKind Scheduled = new(140, "event.scheduled", "event");
    public static readonly ChangeKind Updated = new(141, "event.updated", "event");
    public static readonly ChangeKind Started = new(142, "event.started", "event");
    public static readonly ChangeKind Ended = new(143, "event.ended", "event");
    public static readonly ChangeKind Cancelled = new(144, "event.cancelled", "event");

    public static readonly ChangeKind Staged = new(145, "event.staged", "stage");

    /// <summary>A person's own part in an event.</summary>
    public static readonly UserChangeKind Participation = new(140, "participation.updated");

    public static IEnumerable<ChangeKind> All => [Scheduled, Updated, Started, Ended, Cancelled, Staged];

    public static IEnumerable<UserChangeKind> Listed => [Participation];
}
