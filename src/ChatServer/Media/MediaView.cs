using ChatServer.Media.Avatars;
using ChatServer.Media.Processing;

namespace ChatServer.Media;

/// <summary>A media as its readers see it.</summary>
/// <param name="Id">The media's id.</param>
/// <param name="Kind">image, video, audio or file.</param>
/// <param name="ContentType">Decided from the content; what "url" is served as.</param>
/// <param name="FileName">What its uploader calls it, made harmless; at most 200 characters.</param>
/// <param name="Bytes">Size of what "url" leads to.</param>
/// <param name="Width">Pixels, after orientation; null while they are not known.</param>
/// <param name="Height">Pixels, after orientation; null while they are not known.</param>
/// <param name="DurationMs">Milliseconds of a video or audio.</param>
/// <param name="Placeholder">A ThumbHash in Base64, to show until a picture is there.</param>
/// <param name="Waveform">64 peaks of an audio, 0 to 255.</param>
/// <param name="Pages">Pages of a document.</param>
/// <param name="Sensitive">Whether it is to be shown blurred until the reader asks for it.</param>
/// <param name="Status">processing: only its uploader can download it yet. ready. failed: the file could not be processed.</param>
/// <param name="Failure">Why it failed, in one sentence.</param>
/// <param name="Variants">Smaller or lighter forms of it, such as "160", "480.jpg" or "poster"; of what is sensitive only the blurred ones, unless you ask with reveal.</param>
/// <param name="Url">Where to download it, for you and a short time; null where the same view goes to everybody, as in changes.</param>
public sealed record MediaView(
    Guid Id,
    MediaKind Kind,
    string ContentType,
    string? FileName,
    long Bytes,
    int? Width,
    int? Height,
    long? DurationMs,
    string? Placeholder,
    IReadOnlyList<int>? Waveform,
    int? Pages,
    bool Sensitive,
    MediaStatus Status,
    string? Failure,
    IReadOnlyList<MediaVariantView> Variants,
    string? Url)
{
    private const string Blurred = "blurred";

    /// <summary>Of what is sensitive, all that is shown to somebody who did not ask for it.</summary>
    public static bool IsBlurred(string variant) => variant.StartsWith(Blurred, StringComparison.Ordinal);

    /// <summary>What is shown of it: of what is sensitive only what is blurred, unless the reader asked for it.</summary>
    public MediaView Shown(bool isRevealed) =>
        Sensitive && !isRevealed ? this with { Variants = [.. Variants.Where(v => IsBlurred(v.Name))] } : this;

    /// <summary>What is shown of it to somebody who sees it as an avatar only.</summary>
    public MediaView AsAvatar() => this with { FileName = null, Url = null, Variants = [.. Variants.Where(v => AvatarView.Shows(v.Name))] };

    public static MediaView Of(MediaItem m) => new(
        m.Id,
        m.Kind,
        m.ContentType,
        m.FileName,
        m.Bytes,
        m.Width,
        m.Height,
        m.DurationMs,
        m.Placeholder,
        m.Waveform?.Select(p => (int)p).ToList(),
        m.Pages,
        m.Sensitive,
        m.Status,
        m.Failure,
        [.. m.Variants.OrderBy(v => v.Position).Select(MediaVariantView.Of)],
        null);
}

/// <summary>A smaller or lighter form of a media.</summary>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="ContentType">What it is served as.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Url">Where to download it, for you and a short time; null where the same view goes to everybody.</param>
public sealed record MediaVariantView(string Name, int? Width, int? Height, string ContentType, long Bytes, string? Url)
{
    public static MediaVariantView Of(MediaVariant v) => new(v.Name, v.Width, v.Height, v.ContentType, v.Bytes, null);
}
