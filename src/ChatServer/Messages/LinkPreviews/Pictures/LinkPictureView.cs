using ChatServer.Media;
using ChatServer.Media.Avatars;

namespace ChatServer.Messages.LinkPreviews.Pictures;

/// <summary>The picture that a page shows of itself, as this server has it: nobody who looks at it asks the page's server for anything.</summary>
/// <param name="MediaId">The media. Whoever reads the message may also download /media/{mediaId}/variants/160 with their token.</param>
/// <param name="Width">Pixels of the page's own picture; what is shown is at most 480 wide and high.</param>
/// <param name="Height">Pixels of the page's own picture.</param>
/// <param name="Placeholder">A ThumbHash in Base64, to show until the picture is there.</param>
public sealed record LinkPictureView(Guid MediaId, int Width, int Height, string Placeholder)
{
    /// <summary>
    /// Where an image tag finds it, at most 160 pixels wide and high: for you alone, for at least ten minutes. Null where the same view goes to
    /// everybody, as in events and changes.
    /// </summary>
    public string? Url { get; init; }

    /// <summary>The same at most 480 pixels wide and high; null also where the picture is no larger than that.</summary>
    public string? LargeUrl { get; init; }

    internal bool IsLarge => Math.Max(Width, Height) > AvatarView.LargeBox;

    internal static LinkPictureView Of(MediaItem media) => new(media.Id, media.Width!.Value, media.Height!.Value, media.Placeholder!);
}
