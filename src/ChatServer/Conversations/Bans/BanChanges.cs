using ChatServer.Changes;

namespace ChatServer.Conversations.Bans;

/// <summary>What a person's own list records about their bans; the subject is the group.</summary>
public static class BanChanges
{
    public static readonly UserChangeKind Updated = new(70, "ban.updated");

    public static IEnumerable<UserChangeKind> Listed => [Updated];
}
