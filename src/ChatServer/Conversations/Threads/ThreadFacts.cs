using ChatServer.Changes;

namespace ChatServer.Conversations.Threads;

/// <summary>What the members of a group hear of a thread in it, also those who did not open it; the subject of the group's changes.</summary>
/// <param name="Id">The thread's id: it is a conversation.</param>
/// <param name="Title">1 to 200 characters; null once it is deleted.</param>
/// <param name="OwnerId">Who owns it; null when everybody has left it.</param>
/// <param name="CreatedAt">When it was started.</param>
/// <param name="ClosedAt">Since when nobody writes in it any more; null while it is open.</param>
/// <param name="DeletedAt">When it was deleted; null while it exists.</param>
public sealed record ThreadFacts(
    Guid Id, string? Title, Guid? OwnerId, DateTimeOffset CreatedAt, DateTimeOffset? ClosedAt, DateTimeOffset? DeletedAt)
{
    public static ThreadFacts Of(Conversation c) => new(c.Id, c.DeletedAt is null ? c.Title : null, c.OwnerId, c.CreatedAt, c.ClosedAt, c.DeletedAt);

    /// <summary>Tells the group of a thread, which is locked with it; nobody of what is no thread.</summary>
    public static void Tell(ChangeWrite log, ChangeKind kind, Conversation thread, Guid actorId)
    {
        if (thread is { Kind: ConversationKind.Thread, ParentId: { } parentId }) log.Append(parentId, kind, thread.Id, actorId, () => Of(thread));
    }
}
