using System.Collections.Frozen;
using ChatServer.Users;

namespace ChatServer.Realtime;

/// <summary>What decides who is told what of a connected person. It is replaced as a whole, never changed.</summary>
/// <param name="ShowsReads">Whether the person shares reads, and so may see those of others.</param>
/// <param name="SeenBy">Who sees whether the person is there.</param>
/// <param name="Apart">Those who blocked them, and whom they blocked.</param>
/// <param name="Contacts">Their contacts.</param>
/// <param name="Version">Of the person's card, which moves with all of this.</param>
internal sealed record Openness(bool ShowsReads, Audience SeenBy, FrozenSet<Guid> Apart, FrozenSet<Guid> Contacts, long Version)
{
    public static Openness Unknown { get; } = new(false, Audience.Nobody, [], [], 0);

    public Relation RelationTo(Guid otherId) =>
        Apart.Contains(otherId) ? Relation.Apart : Contacts.Contains(otherId) ? Relation.Contact : Relation.Stranger;

    /// <summary>Whether somebody sees that the person is there.</summary>
    public bool IsSeenBy(Guid otherId) => SeenBy.Includes(RelationTo(otherId));

    public Openness With(Guid otherId, Relation relation) => this with
    {
        Apart = With(Apart, otherId, relation == Relation.Apart),
        Contacts = With(Contacts, otherId, relation == Relation.Contact),
    };

    private static FrozenSet<Guid> With(FrozenSet<Guid> people, Guid otherId, bool isIn) =>
        people.Contains(otherId) == isIn ? people : isIn ? [.. people, otherId] : [.. people.Where(id => id != otherId)];
}
