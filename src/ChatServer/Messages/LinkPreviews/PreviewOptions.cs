using System.ComponentModel.DataAnnotations;

namespace ChatServer.Messages.LinkPreviews;

/// <summary>Configuration section "Previews".</summary>
public sealed class PreviewOptions
{
    public const string Section = "Previews";

    /// <summary>Without it the server asks nobody for what people link to.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>For one page, and again for its picture, from looking up the name to the last byte that is read.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>So much of a page is read, after decompression; what it says of itself stands at its beginning.</summary>
    [Range(1_024, 16 * 1_024 * 1_024)]
    public int MaxPageBytes { get; init; } = 1_024 * 1_024;

    /// <summary>A page's picture that is larger is not shown.</summary>
    [Range(1_024, 1_024 * 1_024 * 1_024)]
    public long MaxPictureBytes { get; init; } = 5 * 1_024 * 1_024;

    /// <summary>Pages that one person has the server ask for in ten minutes, on this node. What they link to beyond that has no preview.</summary>
    [Range(1, 100_000)]
    public int PagesPerPerson { get; init; } = 30;

    /// <summary>Pages and pictures of one host that the server asks for in a minute, from this node. A page that is beyond that waits.</summary>
    [Range(1, 100_000)]
    public int PagesPerHost { get; init; } = 30;

    /// <summary>How long what a page says is not asked for again, be it that it says nothing.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00")]
    public TimeSpan KeepFor { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Of how many pages that is remembered, in memory.</summary>
    [Range(1, 1_000_000)]
    public int KeptPages { get; init; } = 2_000;
}
