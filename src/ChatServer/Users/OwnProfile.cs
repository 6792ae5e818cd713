using ChatServer.Media;
using ChatServer.Media.Avatars;

namespace ChatServer.Users;

/// <summary>What a person sees of their own account.</summary>
/// <param name="Id">The person's id.</param>
/// <param name="Username">3 to 32 of a-z, 0-9, dot, underscore and hyphen.</param>
/// <param name="Email">Nobody else sees it.</param>
/// <param name="DisplayName">At most 80 characters.</param>
/// <param name="Avatar">The image that stands for the person, with addresses for themselves; null where there is none.</param>
/// <param name="Bio">At most 1,000 characters.</param>
/// <param name="Status">A short line of at most 140 characters.</param>
/// <param name="Role">What the person may do on this server as a whole: user, moderator or admin.</param>
/// <param name="Privacy">What others get to know of what the person does.</param>
/// <param name="CreatedAt">When the account was made.</param>
/// <param name="UpdatedAt">When the profile was last changed.</param>
public sealed record OwnProfile(
    Guid Id,
    string Username,
    string Email,
    string DisplayName,
    AvatarView? Avatar,
    string? Bio,
    string? Status,
    ServerRole Role,
    Privacy Privacy,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    /// <summary>What the entity tag is made of.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Version { get; init; } = "";

    public static OwnProfile Of(User u, MediaLinks links) => new(
        u.Id,
        u.UserName!,
        u.Email!,
        u.DisplayName,
        AvatarView.Of(u) is { } avatar ? links.Sign(u.Id, avatar) : null,
        u.Bio,
        u.Status,
        u.Role,
        Privacy.Of(u),
        u.CreatedAt,
        u.UpdatedAt)
    {
        Version = u.ConcurrencyStamp!,
    };
}

/// <summary>Whom a person lets in on what: everybody, contacts or nobody. Whoever blocks somebody is closed to them whatever stands here.</summary>
/// <param name="ShowReads">False hides when this person reads, and hides from them when others read.</param>
/// <param name="Find">Who finds you by a search or an import.</param>
/// <param name="Write">Who starts a direct conversation with you; "nobody" also keeps anybody from asking to be your contact.</param>
/// <param name="Add">Who adds you to groups; "nobody" also keeps anybody from inviting you.</param>
/// <param name="LastSeen">Who sees whether you are there, and when you were.</param>
/// <param name="Avatar">Who sees your avatar.</param>
public sealed record Privacy(bool ShowReads, Audience Find, Audience Write, Audience Add, Audience LastSeen, Audience Avatar)
{
    public static Privacy Of(User u) => new(u.ShowReads, u.FoundBy, u.WrittenBy, u.AddedBy, u.SeenBy, u.AvatarFor);
}
