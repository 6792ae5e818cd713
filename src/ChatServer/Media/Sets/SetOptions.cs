using System.ComponentModel.DataAnnotations;

namespace ChatServer.Media.Sets;

/// <summary>Configuration section "Media:Sets".</summary>
public sealed class SetOptions
{
    private const long Kibibyte = 1024;

    /// <summary>How many sets one person, or one group, may have.</summary>
    [Range(1, 1_000)]
    public int MaxSets { get; set; } = 50;

    /// <summary>How many images a set may have. They are read all at once.</summary>
    [Range(1, 1_000)]
    public int MaxItems { get; set; } = 200;

    [Range(1, long.MaxValue)]
    public long MaxEmojiBytes { get; set; } = 256 * Kibibyte;

    [Range(1, long.MaxValue)]
    public long MaxStickerBytes { get; set; } = 1024 * Kibibyte;

    /// <summary>Pixels of the longer side.</summary>
    [Range(1, 100_000)]
    public int MaxEmojiSide { get; set; } = 512;

    /// <summary>Pixels of the longer side.</summary>
    [Range(1, 100_000)]
    public int MaxStickerSide { get; set; } = 1024;

    /// <summary>Whether an image may be in a set of this kind. How many pixels it has is known once it is processed.</summary>
    public bool Allows(SetKind kind, MediaItem image)
    {
        var (bytes, side) = kind == SetKind.Emoji ? (MaxEmojiBytes, MaxEmojiSide) : (MaxStickerBytes, MaxStickerSide);
        return image.Bytes <= bytes && !(image.Width > side) && !(image.Height > side);
    }
}
