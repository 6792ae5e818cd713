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
        new Privacy(u.ShowReads),
        u.CreatedAt,
        u.UpdatedAt)
    {
        Version = u.ConcurrencyStamp!,
    };
}

/// <summary>What others get to know of what a person does.</summary>
/// <param name="ShowReads">False hides when this person reads, and hides from them when others read.</param>
public sealed record Privacy(bool ShowReads);
