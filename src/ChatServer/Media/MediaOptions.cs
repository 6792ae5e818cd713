using System.ComponentModel.DataAnnotations;
using ChatServer.Media.Processing;

namespace ChatServer.Media;

/// <summary>Configuration section "Media".</summary>
public sealed class MediaOptions
{
    private const long Mebibyte = 1024 * 1024;

    [Range(1, long.MaxValue)]
    public long MaxImageBytes { get; set; } = 50 * Mebibyte;

    [Range(1, long.MaxValue)]
    public long MaxVideoBytes { get; set; } = 4096 * Mebibyte;

    [Range(1, long.MaxValue)]
    public long MaxAudioBytes { get; set; } = 512 * Mebibyte;

    [Range(1, long.MaxValue)]
    public long MaxFileBytes { get; set; } = 4096 * Mebibyte;

    /// <summary>Videos and sounds from this size on wait for each other, and nothing else for them.</summary>
    [Range(1, long.MaxValue)]
    public long LargeRecordingBytes { get; set; } = 16 * Mebibyte;

    /// <summary>How much one person may have stored.</summary>
    [Range(1, long.MaxValue)]
    public long QuotaBytes { get; set; } = 20_480 * Mebibyte;

    /// <summary>How long an upload waits to be put into a message.</summary>
    public TimeSpan UnusedLifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long an upload in pieces is waited for after its last piece.</summary>
    public TimeSpan UploadLifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How many uploads in pieces one person may have under way.</summary>
    [Range(1, 10_000)]
    public int MaxUploads { get; set; } = 50;

    /// <summary>How long content stays after nothing refers to it, and how long an upload may take from its first byte to its row.</summary>
    public TimeSpan BlobGrace { get; set; } = TimeSpan.FromHours(6);

    /// <summary>The most of any kind.</summary>
    public long MaxBytes => Math.Max(Math.Max(MaxImageBytes, MaxVideoBytes), Math.Max(MaxAudioBytes, MaxFileBytes));

    public long MaxBytesOf(MediaKind kind) => kind switch
    {
        MediaKind.Image => MaxImageBytes,
        MediaKind.Video => MaxVideoBytes,
        MediaKind.Audio => MaxAudioBytes,
        _ => MaxFileBytes,
    };
}
