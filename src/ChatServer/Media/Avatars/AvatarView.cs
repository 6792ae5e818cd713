namespace ChatServer.Media.Avatars;

/// <summary>An image that stands for a person or a group. Others get its variants "160", "160.jpg", "480" and "480.jpg" only.</summary>
/// <param name="MediaId">
/// The media. Whoever sees this may also download /media/{mediaId}/variants/160 with their token, and read /media/{mediaId}.
/// </param>
/// <param name="Placeholder">
/// A ThumbHash in Base64, to show until a picture is there; null while the image is processed, when nothing can be downloaded yet.
/// </param>
/// <param name="Url">
/// Where an image tag finds it, at most 160 pixels wide and high: for you alone, for at least ten minutes. Null where the same view goes to
/// everybody, as in events, changes and the cards of a sync; those of up to 100 people are read at once by GET /users?ids=.
/// </param>
/// <param name="LargeUrl">The same at most 480 pixels wide and high; null also where the image is no larger than "160".</param>
public sealed record AvatarView(Guid MediaId, string? Placeholder, string? Url, string? LargeUrl)
{
    public const string Small = "160";
    public const string Large = "480";

    /// <summary>Only what is wider or higher has the larger form, in pixels.</summary>
    public const int LargeBox = 480;

    private static readonly string[] Shown = [Small, $"{Small}.jpg", Large, $"{Large}.jpg"];

    /// <summary>Whether the variant is shown to those who see the image as an avatar only.</summary>
    public static bool Shows(string variant) => Shown.Contains(variant);

    public static AvatarView? Of(IHasAvatar somebody) =>
        somebody.AvatarMediaId is { } mediaId ? new(mediaId, somebody.AvatarPlaceholder, null, null) { IsLarge = somebody.AvatarIsLarge } : null;

    /// <summary>Whether there is a larger form.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsLarge { get; init; }
}
