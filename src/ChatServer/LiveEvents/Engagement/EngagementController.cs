using ChatServer.Http;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.LiveEvents.Engagement;

/// <summary>What people did in an event.</summary>
[ApiController]
[Route("api/v1/events/{eventId:guid}/engagement")]
[Tags("Events")]
public sealed class EngagementController : ControllerBase
{
    /// <summary>Lists what people did in an event, newest first: as one of its hosts everybody's, otherwise your own.</summary>
    /// <remarks>Who came in, who wrote in its chat (about a second later, and without the text), and who reacted how often. Nothing here is told by the hub.</remarks>
    /// <response code="403">`not-allowed`: you are no host, and asked for somebody else's.</response>
    /// <response code="404">`no-such-event`: it does not exist, or is not yours to see.</response>
    /// <response code="409">`not-taking-part`: you are not in it.</response>
    [HttpGet(Name = "listEngagement")]
    [ProducesResponseType<Page<EngagementView>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<Page<EngagementView>> List(
        Guid eventId, [FromQuery] EngagementListRequest request, [FromQuery] PageRequest page, [FromServices] EngagementReader engagement,
        CancellationToken cancellation) =>
        engagement.ListAsync(User.UserId(), eventId, request, page, cancellation);
}
