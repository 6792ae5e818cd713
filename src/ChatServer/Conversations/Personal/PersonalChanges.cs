using ChatServer.Changes;

namespace ChatServer.Conversations.Personal;

/// <summary>What a person's own list records about how they keep their conversations.</summary>
public static class PersonalChanges
{
    /// <summary>Archived or marked as unread, or no longer; or silenced where nobody else is told who is in it. The subject is the conversation.</summary>
    public static readonly UserChangeKind Marked = new(5, "conversation.marked");

    /// <summary>The subject is the person.</summary>
    public static readonly UserChangeKind Pinned = new(6, "conversations.pinned");

    public static IEnumerable<UserChangeKind> Listed => [Marked, Pinned];
}
