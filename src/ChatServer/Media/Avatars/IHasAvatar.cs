namespace ChatServer.Media.Avatars;

/// <summary>A person or a group, for whom an image can stand. What is shown of it is kept beside their other facts, which are read often.</summary>
public interface IHasAvatar
{
    /// <summary>The image; null where there is none.</summary>
    Guid? AvatarMediaId { get; set; }

    /// <summary>A ThumbHash, in Base64; null until the image is processed.</summary>
    string? AvatarPlaceholder { get; set; }

    /// <summary>Whether the image is large enough to be had in the larger of two sizes.</summary>
    bool AvatarIsLarge { get; set; }
}

internal static class Showing
{
    /// <summary>Lets the image, or none, stand for somebody.</summary>
    public static void Show(this IHasAvatar somebody, MediaItem? image)
    {
        somebody.AvatarMediaId = image?.Id;
        somebody.AvatarPlaceholder = image?.Placeholder;
        somebody.AvatarIsLarge = image?.Variants.Exists(v => v.Name == AvatarView.Large) ?? false;
    }
}
