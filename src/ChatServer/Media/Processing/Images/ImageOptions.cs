using System.ComponentModel.DataAnnotations;
using ChatServer.Media.Processing.Images.Stripping;

namespace ChatServer.Media.Processing.Images;

/// <summary>What an image may cost. Pixels, frames and shape are looked at before anything is decoded.</summary>
internal sealed class ImageOptions
{
    public const string Section = "Media:Images";

    /// <summary>Of all frames together.</summary>
    [Range(1, 1_000)]
    public int MaxMegapixels { get; set; } = 100;

    [Range(1, 10_000)]
    public int MaxFrames { get; set; } = 500;

    /// <summary>The longer side in terms of the shorter one.</summary>
    [Range(1, 65_535)]
    public int MaxRatio { get; set; } = 10_000;

    [Range(1, 2_000)]
    public int MaxFileMegabytes { get; set; } = 200;

    /// <summary>Of each file that is made.</summary>
    [Range(1, 2_000)]
    public int MaxOutputMegabytes { get; set; } = 200;

    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan MaxDuration { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How many images are worked on at once, each on one core; 0 for half of the cores.</summary>
    [Range(0, 64)]
    public int Concurrency { get; set; }

    /// <summary>Bombs are small files with large headers.</summary>
    public void Check(int width, int height, int frames)
    {
        if (frames > MaxFrames) throw BrokenImage.TooManyFrames(MaxFrames);

        if ((long)width * height * frames > MaxMegapixels * 1_000_000L)
            throw new UnprocessableMediaException($"The image has more than {MaxMegapixels} megapixels.");

        if (Math.Max(width, height) > (long)Math.Min(width, height) * MaxRatio)
            throw new UnprocessableMediaException($"The image is more than {MaxRatio} times as long as it is wide.");
    }

    public int Workers => Concurrency > 0 ? Concurrency : Math.Max(1, Environment.ProcessorCount / 2);
}
