using ChatServer.Changes;

namespace ChatServer.Drafts;

/// <summary>What a person's own list records about their drafts; the subject is the conversation.</summary>
public static class DraftChanges
{
    public static readonly UserChangeKind Updated = new(52, "draft.updated");

    public static IEnumerable<UserChangeKind> All => [Updated];
}
