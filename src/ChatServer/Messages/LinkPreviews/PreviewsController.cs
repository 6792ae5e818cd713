using ChatServer.Http;
using ChatServer.Http.RateLimits;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Messages.LinkPreviews;

/// <summary>What is shown of pages that people link to.</summary>
[ApiController]
[Route("api/v1/messages/{messageId:guid}/preview")]
[Tags("Messages")]
public sealed class PreviewsController : ControllerBase
{
    /// <summary>Removes the preview of a message's link: from one's own message, or as a moderator from anybody's.</summary>
    /// <remarks>
    /// For good: neither what is still being asked for nor an edit brings another one. Members hear of it as the change `message.previewed`, whose
    /// message has none. Where there is none, nothing is told. Send with `noPreview` to have none from the beginning.
    /// </remarks>
    /// <response code="204">There is no preview.</response>
    /// <response code="403">`not-your-message`: somebody else sent it.</response>
    /// <response code="404">`no-such-message`: it does not exist, or is not yours to see.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpDelete(Name = "removePreview")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<NoContentResult> Remove(Guid messageId, [FromServices] RemovePreview removePreview, CancellationToken cancellation)
    {
        await removePreview.RunAsync(User.UserId(), messageId, cancellation);
        return NoContent();
    }
}
