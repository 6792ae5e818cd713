using ChatServer.Http;
using ChatServer.Http.RateLimits;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.LiveEvents;

/// <summary>What the hosts of an event do with it.</summary>
[ApiController]
[Route("api/v1/events/{eventId:guid}")]
[Tags("Events")]
public sealed class EventHostsController : ControllerBase
{
    /// <summary>Starts an event, as one of its hosts, whatever time it was scheduled for. Doing it again changes nothing.</summary>
    /// <response code="403">`not-allowed`: you are no host of it.</response>
    /// <response code="404">`no-such-event`: it does not exist, or is not yours to see.</response>
    /// <response code="409">`event-over`: it has ended, or was cancelled.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpPost("start", Name = "startEvent")]
    [ProducesResponseType<EventView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<EventView> Start(Guid eventId, [FromServices] MoveEvent moveEvent, CancellationToken cancellation) =>
        moveEvent.StartAsync(User.UserId(), eventId, cancellation);

    /// <summary>Ends an event that is live, as one of its hosts. Doing it again changes nothing.</summary>
    /// <response code="403">`not-allowed`: you are no host of it.</response>
    /// <response code="404">`no-such-event`: it does not exist, or is not yours to see.</response>
    /// <response code="409">`event-not-live`: it has not begun. `event-over`: it was cancelled.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpPost("end", Name = "endEvent")]
    [ProducesResponseType<EventView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<EventView> End(Guid eventId, [FromServices] MoveEvent moveEvent, CancellationToken cancellation) =>
        moveEvent.EndAsync(User.UserId(), eventId, cancellation);

    /// <summary>Cancels an event that has not begun, as its host. Doing it again changes nothing.</summary>
    /// <response code="403">`not-allowed`: you are not its host.</response>
    /// <response code="404">`no-such-event`: it does not exist, or is not yours to see.</response>
    /// <response code="409">`event-live`: it has begun. `event-over`: it has ended.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpPost("cancel", Name = "cancelEvent")]
    [ProducesResponseType<EventView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<EventView> Cancel(Guid eventId, [FromServices] MoveEvent moveEvent, CancellationToken cancellation) =>
        moveEvent.CancelAsync(User.UserId(), eventId, cancellation);

    /// <summary>Makes somebody a co-host, as the host. Who does not take part yet comes in by it.</summary>
    /// <response code="403">`not-allowed`: you are not its host. `not-reachable`: they do not let you add them. `banned`.</response>
    /// <response code="404">
    /// `no-such-event`: it does not exist, or is not yours to see. `no-such-user`. `no-such-member`: it is for members of a group, which they are not.
    /// </response>
    /// <response code="409">`owner-must-hand-over`: you are its host. `too-many-members`.</response>
    [RateLimit(RatePolicy.People)]
    [HttpPut("cohosts/{userId:guid}", Name = "nameCoHost")]
    [ProducesResponseType<EventView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<EventView> NameCoHost(Guid eventId, Guid userId, [FromServices] NameCoHost nameCoHost, CancellationToken cancellation) =>
        nameCoHost.NameAsync(User.UserId(), eventId, userId, cancellation);

    /// <summary>Makes a co-host a participant again, as the host.</summary>
    /// <response code="204">They take part, and are no host any more.</response>
    /// <response code="403">`not-allowed`: you are not its host.</response>
    /// <response code="404">`no-such-event`: it does not exist, or is not yours to see. `no-such-member`: they are no co-host.</response>
    [RateLimit(RatePolicy.People)]
    [HttpDelete("cohosts/{userId:guid}", Name = "withdrawCoHost")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<NoContentResult> WithdrawCoHost(
        Guid eventId, Guid userId, [FromServices] NameCoHost nameCoHost, CancellationToken cancellation)
    {
        await nameCoHost.WithdrawAsync(User.UserId(), eventId, userId, cancellation);
        return NoContent();
    }
}
