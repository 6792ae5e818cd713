using System.ComponentModel.DataAnnotations;

namespace ChatServer.Media.Processing.Recordings;

/// <summary>Configuration section "Media:Recordings": what may be asked of the machine by one video or sound.</summary>
public sealed class RecordingOptions
{
    /// <summary>Longer recordings are refused.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan MaxDuration { get; set; } = TimeSpan.FromHours(4);

    /// <summary>Pixels of one picture of a video; enough for 8K.</summary>
    [Range(1, 1L << 28)]
    public long MaxPixels { get; set; } = 8192 * 4320;

    /// <summary>Video, sound, subtitles and whatever else a file holds side by side.</summary>
    [Range(1, 1000)]
    public int MaxStreams { get; set; } = 32;

    /// <summary>For each step of the processing but conversions of video.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00")]
    public TimeSpan MaxStepTime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>For converting a video to 720p. One that takes longer goes out without, unless it could not be shown then.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00")]
    public TimeSpan MaxConversionTime { get; set; } = TimeSpan.FromMinutes(30);
}
