using ChatServer.Changes;

namespace ChatServer.LiveEvents;

/// <summary>What the log of an event's conversation records about the event.</summary>
public static class LiveEventChanges
{
    public static readonly ChangeKind Scheduled = new(140, "event.scheduled", "event");
    public static readonly ChangeKind Updated = new(141, "event.updated", "event");
    public static readonly ChangeKind Started = new(142, "event.started", "event");
    public static readonly ChangeKind Ended = new(143, "event.ended", "event");
    public static readonly ChangeKind Cancelled = new(144, "event.cancelled", "event");

    public static IEnumerable<ChangeKind> All => [Scheduled, Updated, Started, Ended, Cancelled];
}
