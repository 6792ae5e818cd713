using System.Text.Json.Serialization;
using ChatServer.Messages.LinkPreviews.Pages;
using ChatServer.Messages.LinkPreviews.Pictures;

namespace ChatServer.Messages.LinkPreviews;

/// <summary>What the page behind a message's first link says of itself. It follows the message within seconds, as a change of it.</summary>
/// <remarks>
/// Strangers wrote it: it is plain text in which nothing is invisible, and none of it need be true. Show "host" beside it, and never as HTML.
/// </remarks>
/// <param name="Url">The link as it stands in the message.</param>
/// <param name="Host">Whose page it is, after redirects: a name in ASCII, or an address.</param>
public sealed record LinkPreview(string Url, string Host)
{
    /// <summary>At most 200 characters; absent if the page has none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Title { get; init; }

    /// <summary>At most 500 characters; absent if the page has none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Description { get; init; }

    /// <summary>What the site calls itself, at most 100 characters; absent if it does not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SiteName { get; init; }

    /// <summary>The picture that the page shows of itself. It may follow the rest, as another change; absent if there is none that can be shown.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LinkPictureView? Picture { get; init; }

    internal static LinkPreview Of(string url, LinkedPage page) => new(url, page.Host)
    {
        Title = page.Head.Title,
        Description = page.Head.Description,
        SiteName = page.Head.SiteName,
    };
}
