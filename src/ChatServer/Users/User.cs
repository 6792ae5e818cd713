using ChatServer.Media.Avatars;
using Microsoft.AspNetCore.Identity;

namespace ChatServer.Users;

/// <summary>A person with an account. Identity keeps the username, e-mail address and password hash.</summary>
public sealed class User : IdentityUser<Guid>, IHasAvatar
{
    public const int MaxDisplayNameLength = 80;
    public const int MaxBioLength = 1000;
    public const int MaxStatusLength = 140;
    public const string DeletedName = "Deleted user";

    public required string DisplayName { get; set; }

    /// <summary>The display name in small letters, kept by the database: what people are listed and found by.</summary>
    public string NameKey { get; private init; } = "";

    /// <summary>SHA-256 of the e-mail address in small letters, kept by the database: what address books are matched with.</summary>
    public byte[]? EmailHash { get; private init; }

    public string? Bio { get; set; }

    /// <summary>A short line the person writes about what they are doing.</summary>
    public string? Status { get; set; }

    public Guid? AvatarMediaId { get; set; }

    public string? AvatarPlaceholder { get; set; }

    public bool AvatarIsLarge { get; set; }

    public ServerRole Role { get; set; }

    /// <summary>False hides when this person reads, and hides from them when others read.</summary>
    public bool ShowReads { get; set; } = true;

    /// <summary>Who finds this person by a search or an import.</summary>
    public Audience FoundBy { get; set; }

    /// <summary>Who starts a direct conversation with this person.</summary>
    public Audience WrittenBy { get; set; }

    /// <summary>Who adds this person to groups.</summary>
    public Audience AddedBy { get; set; }

    /// <summary>Who sees whether this person is there, and when they were.</summary>
    public Audience SeenBy { get; set; }

    /// <summary>Who sees this person's avatar.</summary>
    public Audience AvatarFor { get; set; }

    /// <summary>The transaction that last changed what others see of this person (see Sync).</summary>
    public ulong CardXid { get; set; }

    /// <summary>Counts the changes of what others see.</summary>
    public long CardVersion { get; set; }

    /// <summary>The newest position in the person's own list, <see cref="Changes.UserChange"/>.</summary>
    public long ListHeadSeq { get; set; }

    public DateTimeOffset? LastSeenAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Set when the account is deleted: the name is gone, the row stays so that messages keep a sender.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>Takes out everything about the person. What is left is somebody for their messages to be from.</summary>
    public void Delete(DateTimeOffset now)
    {
        DeletedAt = UpdatedAt = now;
        DisplayName = DeletedName;
        UserName = NormalizedUserName = Email = NormalizedEmail = PhoneNumber = null;
        PasswordHash = SecurityStamp = Bio = Status = null;
        LastSeenAt = null;
        Role = ServerRole.User;
        ConcurrencyStamp = Guid.NewGuid().ToString();
    }
}
