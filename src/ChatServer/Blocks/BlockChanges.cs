using ChatServer.Changes;

namespace ChatServer.Blocks;

/// <summary>What a person's own list records about whom they blocked; the subject is the other person, who is told nothing.</summary>
public static class BlockChanges
{
    public static readonly UserChangeKind Updated = new(110, "block.updated");

    public static IEnumerable<UserChangeKind> Listed => [Updated];
}
