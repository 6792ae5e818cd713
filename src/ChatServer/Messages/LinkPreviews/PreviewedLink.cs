using ChatServer.Messages.Entities;

namespace ChatServer.Messages.LinkPreviews;

/// <summary>Which of its links a message shows a preview of: the first that leads to the web.</summary>
internal static class PreviewedLink
{
    /// <summary>The link of which a preview is still to be made; null if there is none, or the sender does not want it.</summary>
    public static string? StillWanted(Message message, DateTimeOffset now) =>
        message is { Content: { } content, Details: { NoPreview: false } details } && !message.IsGone(now)
        && In(content, details.Entities) is { } url && url != details.Preview?.Url
            ? url
            : null;

    /// <summary>The preview that is left when the text becomes another one.</summary>
    public static LinkPreview? Kept(LinkPreview? preview, string content, IReadOnlyList<TextEntity>? entities) =>
        preview?.Url == In(content, entities) ? preview : null;

    private static string? In(string content, IReadOnlyList<TextEntity>? entities) =>
        entities?.Select(e => AddressIn(content, e)).FirstOrDefault(url => url is not null);

    private static string? AddressIn(string content, TextEntity entity) => entity.Type switch
    {
        EntityType.Url => content.Substring(entity.Offset, entity.Length),
        EntityType.Link when Addresses.IsUrl(entity.Url) => entity.Url,
        _ => null,
    };
}
