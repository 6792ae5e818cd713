using ChatServer.Refusals;
using ChatServer.Users;

namespace ChatServer.Moderation.Actions;

/// <summary>Who does something and whom it is about, locked.</summary>
/// <param name="Moderator">Null for the server itself, which has as much to say as a moderator.</param>
/// <param name="Person">Whom it is about.</param>
public sealed record PeopleInvolved(User? Moderator, User Person)
{
    private ServerRole Role => Moderator?.Role ?? ServerRole.Moderator;

    /// <summary>Nobody acts on somebody with as much to say as they have.</summary>
    public void RequireRank()
    {
        if (Role < ServerRole.Moderator || Person.Role >= Role) throw Refusal.NotAllowed();
    }
}
