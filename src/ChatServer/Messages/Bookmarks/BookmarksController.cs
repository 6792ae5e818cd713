using ChatServer.Http;
using ChatServer.Http.RateLimits;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Messages.Bookmarks;

/// <summary>Messages that you want to find again.</summary>
[ApiController]
[Route("api/v1")]
[Tags("Bookmarks")]
public sealed class BookmarksController : ControllerBase
{
    /// <summary>Bookmarks a message, for yourself alone.</summary>
    /// <remarks>
    /// At most 5,000. Bookmarking again changes nothing. Your devices hear of it as `bookmark.added`. A bookmark goes with its message;
    /// those in a conversation that you left are not listed.
    /// </remarks>
    /// <response code="204">It is bookmarked.</response>
    /// <response code="404">`no-such-message`: it does not exist, or is not yours to see.</response>
    /// <response code="409">`message-deleted`. `too-many-bookmarks`: remove another one first.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpPut("messages/{messageId:guid}/bookmark", Name = "bookmarkMessage")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<NoContentResult> Add(Guid messageId, [FromServices] BookmarkMessage bookmarkMessage, CancellationToken cancellation)
    {
        await bookmarkMessage.AddAsync(User.UserId(), messageId, cancellation);
        return NoContent();
    }

    /// <summary>Removes a bookmark.</summary>
    /// <remarks>Where there is none, nothing changes. Your devices hear of it as `bookmark.removed`.</remarks>
    /// <response code="204">It is not bookmarked.</response>
    /// <response code="404">`no-such-message`: it does not exist, or is not yours to see.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpDelete("messages/{messageId:guid}/bookmark", Name = "removeBookmark")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<NoContentResult> Remove(Guid messageId, [FromServices] BookmarkMessage bookmarkMessage, CancellationToken cancellation)
    {
        await bookmarkMessage.RemoveAsync(User.UserId(), messageId, cancellation);
        return NoContent();
    }

    /// <summary>Lists your bookmarks, newest first.</summary>
    [HttpGet("bookmarks", Name = "listBookmarks")]
    [ProducesResponseType<Page<BookmarkView>>(StatusCodes.Status200OK)]
    public Task<Page<BookmarkView>> List([FromQuery] PageRequest page, [FromServices] BookmarkReader bookmarks, CancellationToken cancellation) =>
        bookmarks.ListAsync(User.UserId(), page, cancellation);
}
