namespace ChatServer.Users;

/// <summary>A person's card as each of those sees it who stand to them in one way or another.</summary>
public sealed class CardFaces(User user)
{
    private readonly Dictionary<Relation, UserCard> _faces = Enum.GetValues<Relation>().ToDictionary(r => r, r => UserCard.Of(user, r));

    public Guid UserId { get; } = user.Id;

    public long Version { get; } = user.CardVersion;

    public UserCard this[Relation relation] => _faces[relation];
}
