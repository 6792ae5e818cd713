using ChatServer.Changes;

namespace ChatServer.Media.Sets;

/// <summary>What the log of a group records about its sets, and a person's own list about theirs: which it was, and not what is in it.</summary>
/// <remarks>
/// A change has the set without its items, of which there may be many, and as many changes as items. Clients that hold the set at an older
/// version read it.
/// </remarks>
public static class SetChanges
{
    public static readonly ChangeKind Updated = new(60, "set.updated", "set");
    public static readonly ChangeKind Deleted = new(61, "set.deleted", "set");

    public static readonly UserChangeKind OwnUpdated = new(60, "sets.updated");

    public static IEnumerable<ChangeKind> All => [Updated, Deleted];

    public static IEnumerable<UserChangeKind> Listed => [OwnUpdated];

    /// <summary>What goes with every change of a set: a new version, and a line where those who use it look.</summary>
    public static void Record(this ChangeWrite write, MediaSet set, Guid actorId)
    {
        set.Version++;
        if (set.ConversationId is { } group)
            write.Append(group, set.DeletedAt is null ? Updated : Deleted, set.Id, actorId, () => SetView.Of(set));
        else
            write.AppendToList(set.OwnerId!.Value, OwnUpdated, set.Id);
    }
}
