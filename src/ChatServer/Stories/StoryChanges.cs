using ChatServer.Changes;

namespace ChatServer.Stories;

/// <summary>What a person's own list records about stories; the subject is the story, or the author whom one muted.</summary>
public static class StoryChanges
{
    public static readonly UserChangeKind Added = new(120, "story.added");
    public static readonly UserChangeKind Removed = new(121, "story.removed");
    public static readonly UserChangeKind Updated = new(122, "story.updated");
    public static readonly UserChangeKind Muted = new(123, "story.muted");

    public static IEnumerable<UserChangeKind> All => [Added, Removed, Updated, Muted];
}
