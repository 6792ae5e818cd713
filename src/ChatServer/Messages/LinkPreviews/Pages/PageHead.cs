using ChatServer.Texts;

namespace ChatServer.Messages.LinkPreviews.Pages;

/// <summary>What a page says of itself, as plain text.</summary>
public sealed record PageHead(string? Title, string? Description, string? SiteName)
{
    public const int MaxTitleLength = 200;
    public const int MaxDescriptionLength = 500;
    public const int MaxSiteNameLength = 100;

    private static readonly string[] Pictures = ["og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src"];

    /// <summary>Where its picture is, as the page writes it.</summary>
    public string? Picture { get; init; }

    public bool SaysNothing => Title is null && Description is null;

    /// <summary>By Open Graph, by Twitter's cards, or by HTML, in this order.</summary>
    internal static PageHead Read(string html)
    {
        var said = HeadScan.Read(html);
        return new PageHead(
            First(said, MaxTitleLength, "og:title", "twitter:title", HeadScan.Title),
            First(said, MaxDescriptionLength, "og:description", "twitter:description", "description"),
            First(said, MaxSiteNameLength, "og:site_name", "application-name"))
        {
            Picture = Pictures.Select(name => said.GetValueOrDefault(name)?.Trim()).FirstOrDefault(url => !string.IsNullOrEmpty(url)),
        };
    }

    private static string? First(Dictionary<string, string> said, int maxLength, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (ForeignText.Clean(said.GetValueOrDefault(name), maxLength) is { } text) return text;

        return null;
    }
}
