namespace ChatServer.Messages.LinkPreviews.Pages;

/// <summary>A page that was asked for, and what it says of itself.</summary>
/// <param name="Host">Where it was found, after redirects, in ASCII.</param>
public sealed record LinkedPage(string Host, PageHead Head);
