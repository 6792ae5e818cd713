using ChatServer.Media;
using ChatServer.Media.Avatars;

namespace ChatServer.Users;

/// <summary>What people see of each other.</summary>
/// <param name="Id">The person's id.</param>
/// <param name="Username">3 to 32 of a-z, 0-9, dot, underscore and hyphen; null for a deleted account.</param>
/// <param name="DisplayName">At most 80 characters; "Deleted user" for a deleted account.</param>
/// <param name="Avatar">The image that stands for the person; null where there is none, or none for you.</param>
/// <param name="Bio">At most 1,000 characters.</param>
/// <param name="Status">A short line of at most 140 characters.</param>
/// <param name="Deleted">Whether the account was deleted.</param>
/// <param name="Version">Grows with every change; of two cards of a person that come on different ways the one with the larger is the newer.</param>
public sealed record UserCard(
    Guid Id, string? Username, string DisplayName, AvatarView? Avatar, string? Bio, string? Status, bool Deleted, long Version)
{
    /// <param name="u">Whose card it is.</param>
    /// <param name="reader">How the one who sees it stands to them.</param>
    public static UserCard Of(User u, Relation reader) => (u.DeletedAt, reader) switch
    {
        (not null, _) => new(u.Id, null, User.DeletedName, null, null, null, true, u.CardVersion),
        (null, Relation.Apart) => new(u.Id, u.UserName, u.DisplayName, null, null, null, false, u.CardVersion),
        _ => new(u.Id, u.UserName, u.DisplayName, u.AvatarFor.Includes(reader) ? AvatarView.Of(u) : null, u.Bio, u.Status, false, u.CardVersion),
    };

    /// <summary>The card with addresses that show the avatar to this reader alone.</summary>
    public UserCard For(Guid readerId, MediaLinks links) => Avatar is null ? this : this with { Avatar = links.Sign(readerId, Avatar) };
}
