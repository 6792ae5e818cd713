using ChatServer.Conversations;
using ChatServer.Http;
using ChatServer.Http.RateLimits;
using ChatServer.Search.Queries;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Search;

/// <summary>Finding what was said and sent.</summary>
[ApiController]
[Route("api/v1/search")]
[Tags("Search")]
[RateLimit(RatePolicy.Search)]
public sealed class SearchController : ControllerBase
{
    /// <summary>Finds people, your conversations, messages and files in them: the first of each.</summary>
    /// <remarks>For a field in which people type; each kind has a search of its own, which gives the rest.</remarks>
    /// <response code="400">`invalid-request`: "errors" says where "q" cannot be read.</response>
    /// <response code="501">`search-off`: this server does not search.</response>
    /// <response code="503">`took-too-long`: it was given up after five seconds; look for something rarer, or try again later.</response>
    [HttpGet("", Name = "search")]
    [ProducesResponseType<SearchResults>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status501NotImplemented)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable)]
    public Task<SearchResults> Everything(
        [FromQuery] SearchRequest request, [FromServices] FindEverything findEverything, CancellationToken cancellation) =>
        findEverything.RunAsync(User.UserId(), request, cancellation);

    /// <summary>Finds messages in your conversations, newest first.</summary>
    /// <remarks>
    /// What is found is a message's text, or the question and options of its poll. All of these in "q" must hold: words, in any case and with or without accents; "phrases"; begin* for words that begin so; #tags;
    /// from:username or from:me; in: and the id of a conversation; has:link, has:image, has:video, has:audio or has:file; before: and
    /// after: with a date (2026-11-21, in UTC) or a time (2026-11-21T10:00:00Z), the latter including it. Of several from: or in: one must hold.
    /// Chinese, Japanese, Korean, Thai and other text without spaces is found by any part of it. What was sent just now can be
    /// found about a second later; what was deleted cannot be found at once. A page may have fewer items than "limit" and still a "next".
    /// </remarks>
    /// <response code="400">`invalid-request`: "errors" says where "q" cannot be read.</response>
    /// <response code="404">`no-such-conversation`: conversationId does not exist, or is not yours.</response>
    /// <response code="501">`search-off`: this server does not search.</response>
    /// <response code="503">`took-too-long`: it was given up after five seconds; look for something rarer, or try again later.</response>
    [HttpGet("messages", Name = "searchMessages")]
    [ProducesResponseType<Page<MessageMatch>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status501NotImplemented)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable)]
    public Task<Page<MessageMatch>> Messages(
        [FromQuery] MessageSearchRequest request,
        [FromQuery] PageRequest page,
        [FromServices] FindMessages findMessages,
        CancellationToken cancellation) =>
        findMessages.RunAsync(User.UserId(), request, page, cancellation);

    /// <summary>Finds pictures, videos, sounds and other files in your conversations by their names, newest first.</summary>
    /// <remarks>"q" is read as in a search for messages, but for tags. A page may have fewer items than "limit" and still a "next".</remarks>
    /// <response code="400">`invalid-request`: "errors" says where "q" cannot be read.</response>
    /// <response code="404">`no-such-conversation`: conversationId does not exist, or is not yours.</response>
    /// <response code="501">`search-off`: this server does not search.</response>
    /// <response code="503">`took-too-long`: it was given up after five seconds; look for something rarer, or try again later.</response>
    [HttpGet("files", Name = "searchFiles")]
    [ProducesResponseType<Page<FileMatch>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status501NotImplemented)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable)]
    public Task<Page<FileMatch>> Files(
        [FromQuery] FileSearchRequest request, [FromQuery] PageRequest page, [FromServices] FindFiles findFiles, CancellationToken cancellation) =>
        findFiles.RunAsync(User.UserId(), request, page, cancellation);

    /// <summary>Finds your conversations by title, direct ones by the other person's name; newest activity first.</summary>
    /// <param name="q">How words of it begin, in any case and with or without accents; at most 256 characters.</param>
    /// <response code="503">`took-too-long`: it was given up after five seconds; try again later.</response>
    [HttpGet("conversations", Name = "searchConversations")]
    [ProducesResponseType<Page<ConversationView>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable)]
    public Task<Page<ConversationView>> Conversations(
        [FromQuery][TextLimit(1, SearchQueryParser.MaxLength)] string? q,
        [FromQuery] PageRequest page,
        [FromServices] FindConversations findConversations,
        CancellationToken cancellation) =>
        findConversations.RunAsync(User.UserId(), q, page, cancellation);
}
