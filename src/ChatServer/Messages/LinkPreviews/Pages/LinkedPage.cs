namespace ChatServer.Messages.LinkPreviews.Pages;

/// <summary>A page that was asked for, and what it says of itself.</summary>
/// <param name="Host">Where it was found, after redirects, in ASCII.</param>
/// <param name="PictureAddress">Where it says that its picture is.</param>
public sealed record LinkedPage(string Host, PageHead Head, Uri? PictureAddress = null)
{
    /// <summary>The picture as a media, which is there as long as something refers to it.</summary>
    public Guid? PictureId { get; init; }
}
