using ChatServer.Changes;

namespace ChatServer.Messages;

/// <summary>What the log records about messages.</summary>
public static class MessageChanges
{
    public static readonly ChangeKind Sent = new(10, "message.sent", "message");
    public static readonly ChangeKind Edited = new(11, "message.edited", "message");
    public static readonly ChangeKind Deleted = new(12, "message.deleted", "message");
    public static readonly ChangeKind Replied = new(13, "message.replied", "message");
    public static readonly ChangeKind Reacted = new(14, "message.reacted", "message");
    public static readonly ChangeKind Pinned = new(15, "message.pinned", "message");
    public static readonly ChangeKind Unpinned = new(16, "message.unpinned", "message");
    public static readonly ChangeKind Previewed = new(19, "message.previewed", "message");

    public static IEnumerable<ChangeKind> All => [Sent, Edited, Deleted, Replied, Reacted, Pinned, Unpinned, Previewed];
}
