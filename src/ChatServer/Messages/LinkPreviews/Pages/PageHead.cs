using ChatServer.Texts;

namespace ChatServer.Messages.LinkPreviews.Pages;

/// <summary>What a page says of itself, as plain text.</summary>
public sealed record PageHead(string? Title, string? Description, string? SiteName)
{
    public const int MaxTitleLength = 200;
    public const int MaxDescriptionLength = 500;
    public const int MaxSiteNameLength = 100;

    public bool SaysNothing => Title is null && Description is null;

    /// <summary>By Open Graph, by Twitter's cards, or by HTML, in this order.</summary>
    internal static PageHead Read(string html)
    {
        var said = HeadScan.Read(html);
        return new PageHead(
            First(said, MaxTitleLength, "og:title", "twitter:title", HeadScan.Title),
            First(said, MaxDescriptionLength, "og:description", "twitter:description", "description"),
            First(said, MaxSiteNameLength, "og:site_name", "application-name"));
    }

    private static string? First(Dictionary<string, string> said, int maxLength, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (ForeignText.Clean(said.GetValueOrDefault(name), maxLength) is { } text) return text;

        return null;
    }
}
