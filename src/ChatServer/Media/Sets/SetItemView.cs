using System.Text.Json.Serialization;

namespace ChatServer.Media.Sets;

/// <summary>A sticker or a custom emoji.</summary>
/// <param name="SetId">The set that it is in.</param>
/// <param name="Name">2 to 32 characters of a-z, 0-9 and _, the only one in its set; people type it as :name:.</param>
/// <param name="MediaId">The image. Whoever may use the set may send it as "mediaIds" of a message, and read /media/{mediaId}.</param>
/// <param name="Status">processing: nothing can be downloaded yet, and it may still turn out to be too large, or no image. ready.</param>
/// <param name="Width">Pixels; null while they are not known.</param>
/// <param name="Height">Pixels; null while they are not known.</param>
/// <param name="Placeholder">A ThumbHash in Base64, to show until the picture is there.</param>
/// <param name="Url">Where an image tag finds it, at most 160 pixels wide and high, moving if it is animated: for you alone, for at least ten minutes.</param>
/// <param name="LargeUrl">The same at most 480 pixels wide and high; null where the image is no larger than "url".</param>
public sealed record SetItemView(
    Guid SetId,
    string Name,
    Guid MediaId,
    MediaStatus Status,
    int? Width,
    int? Height,
    string? Placeholder,
    string? Url,
    string? LargeUrl)
{
    /// <summary>Its place in the set.</summary>
    [JsonIgnore]
    public long Position { get; init; }

    /// <summary>Whether there is a larger form.</summary>
    [JsonIgnore]
    public bool IsLarge { get; init; }
}
