using ChatServer.Changes;

namespace ChatServer.Messages.Bookmarks;

/// <summary>What a person's own list records about their bookmarks; the subject is the message.</summary>
public static class BookmarkChanges
{
    public static readonly UserChangeKind Added = new(50, "bookmark.added");
    public static readonly UserChangeKind Removed = new(51, "bookmark.removed");

    public static IEnumerable<UserChangeKind> All => [Added, Removed];
}
