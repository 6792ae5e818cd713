using ChatServer.Changes;

namespace ChatServer.Messages.Replies;

/// <summary>What a person's own list records about the replies they follow.</summary>
public static class FollowChanges
{
    /// <summary>Its subject is the answered message.</summary>
    public static readonly UserChangeKind Updated = new(40, "follow.updated");

    public static IEnumerable<UserChangeKind> Listed => [Updated];
}
