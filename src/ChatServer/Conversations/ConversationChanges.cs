using ChatServer.Changes;

namespace ChatServer.Conversations;

/// <summary>What the log records about a conversation and its members.</summary>
public static class ConversationChanges
{
    public static readonly ChangeKind Created = new(1, "conversation.created", "conversation");
    public static readonly ChangeKind Updated = new(2, "conversation.updated", "conversation");
    public static readonly ChangeKind Deleted = new(3, "conversation.deleted", "conversation");
    public static readonly ChangeKind MemberJoined = new(4, "member.joined", "member");
    public static readonly ChangeKind MemberLeft = new(5, "member.left", "member");
    public static readonly ChangeKind MemberUpdated = new(6, "member.updated", "member");

    public static readonly ChangeKind ThreadStarted = new(7, "thread.started", "thread");
    public static readonly ChangeKind ThreadUpdated = new(8, "thread.updated", "thread");
    public static readonly ChangeKind ThreadDeleted = new(9, "thread.deleted", "thread");

    /// <summary>A channel has another number of subscribers.</summary>
    public static readonly ChangeKind Counted = new(30, "conversation.counted", "conversation");

    public static readonly UserChangeKind Joined = new(1, "conversation.joined");
    public static readonly UserChangeKind Left = new(2, "conversation.left");
    public static readonly UserChangeKind Hidden = new(3, "conversation.hidden");
    public static readonly UserChangeKind Shown = new(4, "conversation.shown");

    public static IEnumerable<ChangeKind> All => [Created, Updated, Deleted, MemberJoined, MemberLeft, MemberUpdated, ThreadStarted, ThreadUpdated, ThreadDeleted, Counted];

    public static IEnumerable<UserChangeKind> Listed => [Joined, Left, Hidden, Shown];
}
