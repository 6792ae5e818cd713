using ChatServer.Http;
using ChatServer.Http.RateLimits;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.LiveEvents.Participation;

/// <summary>Who takes part in an event.</summary>
[ApiController]
[Route("api/v1/events/{eventId:guid}")]
[Tags("Events")]
public sealed class ParticipantsController : ControllerBase
{
    /// <summary>Comes into an event; where no seat is free, one waits for the next. Doing it again, on whatever device, changes nothing.</summary>
    /// <remarks>You are a member of its conversation from then on. That a seat was found is told by `conversation.joined` in your own list.</remarks>
    /// <response code="200">You are in it, or wait: "status" says which.</response>
    /// <response code="403">`banned`: you are banned from it.</response>
    /// <response code="404">`no-such-event`: it does not exist, is not yours to see, or the link does not open it.</response>
    /// <response code="409">`event-over`: it was cancelled.</response>
    [RateLimit(RatePolicy.People)]
    [HttpPut("participants/me", Name = "joinEvent")]
    [ProducesResponseType<ParticipationView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<ParticipationView> Join(
        Guid eventId, JoinEventRequest request, [FromServices] JoinEvent joinEvent, CancellationToken cancellation) =>
        joinEvent.RunAsync(User.UserId(), eventId, request, cancellation);

    /// <summary>Reads your own part in an event.</summary>
    /// <response code="404">`no-such-event`: it does not exist, or is not yours to see.</response>
    /// <response code="409">`not-taking-part`: you never were in it.</response>
    [HttpGet("participants/me", Name = "readParticipation")]
    [ProducesResponseType<ParticipationView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<ParticipationView> ReadOwn(Guid eventId, [FromServices] ParticipantReader participants, CancellationToken cancellation) =>
        participants.OwnAsync(User.UserId(), eventId, cancellation);

    /// <summary>Leaves an event, or stops waiting for a seat.</summary>
    /// <remarks>A host leaves it to the co-host who has been one for longest; without one it is deleted.</remarks>
    /// <response code="204">You are not in it.</response>
    /// <response code="404">`no-such-event`: it does not exist, or is not yours to see. `no-such-participant`: you are not in it.</response>
    [RateLimit(RatePolicy.People)]
    [HttpDelete("participants/me", Name = "leaveEvent")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<NoContentResult> Leave(Guid eventId, [FromServices] LeaveEvent leaveEvent, CancellationToken cancellation)
    {
        await leaveEvent.RunAsync(User.UserId(), eventId, User.UserId(), cancellation);
        return NoContent();
    }

    /// <summary>Takes somebody out of an event, or out of those who wait, as a moderator of it or a host.</summary>
    /// <remarks>They may come back; a ban (`PUT /conversations/{id}/bans/{userId}` with the event's id) keeps them out.</remarks>
    /// <response code="204">They are not in it.</response>
    /// <response code="403">`not-allowed`: your role is not higher than theirs.</response>
    /// <response code="404">`no-such-event`: it does not exist, or is not yours to see. `no-such-participant`: they are not in it.</response>
    [RateLimit(RatePolicy.People)]
    [HttpDelete("participants/{userId:guid}", Name = "removeParticipant")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<NoContentResult> Remove(Guid eventId, Guid userId, [FromServices] LeaveEvent leaveEvent, CancellationToken cancellation)
    {
        await leaveEvent.RunAsync(User.UserId(), eventId, userId, cancellation);
        return NoContent();
    }

    /// <summary>Lists who takes part in an event, as somebody who does; as a host also who waits for a seat.</summary>
    /// <response code="403">`not-allowed`: who waits is shown to hosts.</response>
    /// <response code="404">`no-such-event`: it does not exist, or is not yours to see.</response>
    /// <response code="409">`not-taking-part`: you are not in it.</response>
    [HttpGet("participants", Name = "listParticipants")]
    [ProducesResponseType<Page<ParticipantView>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<Page<ParticipantView>> List(
        Guid eventId,
        [FromQuery] ParticipantListRequest request,
        [FromQuery] PageRequest page,
        [FromServices] ParticipantReader participants,
        CancellationToken cancellation) =>
        participants.ListAsync(User.UserId(), eventId, request.Status, page, cancellation);

    /// <summary>Says that you are watching; clients that show the event do so every `heartbeatSeconds`. The hub's `Heartbeat` does the same.</summary>
    /// <remarks>
    /// The time between two of them is watched, by the server's clock, while the event is live; more than 40 seconds between them are not. Devices at
    /// the same time count once. How many watch is told by the hub's event `watching`, at most once a second.
    /// </remarks>
    /// <response code="204">It is noted.</response>
    /// <response code="404">`no-such-event`: it does not exist, or is not yours to see.</response>
    /// <response code="409">`not-taking-part`: you are not in it.</response>
    [HttpPost("heartbeat", Name = "beatHeart")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<NoContentResult> Beat(Guid eventId, [FromServices] BeatHeart beatHeart, CancellationToken cancellation)
    {
        await beatHeart.RunAsync(User.UserId(), eventId, cancellation);
        return NoContent();
    }

    /// <summary>Reads what opens an event with visibility `link`, as one of its hosts.</summary>
    /// <response code="403">`not-allowed`: you are no host of it.</response>
    /// <response code="404">`no-such-event`: it does not exist, or is not yours to see.</response>
    [HttpGet("link", Name = "readEventLink")]
    [ProducesResponseType<EventLinkView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<EventLinkView> ReadLink(Guid eventId, [FromServices] ManageEventLink manageLink, CancellationToken cancellation) =>
        manageLink.ReadAsync(User.UserId(), eventId, cancellation);

    /// <summary>Makes another link to an event, as one of its hosts: from now on the one before opens nothing. Those who came in by it stay.</summary>
    /// <response code="403">`not-allowed`: you are no host of it.</response>
    /// <response code="404">`no-such-event`: it does not exist, or is not yours to see.</response>
    [RateLimit(RatePolicy.People)]
    [HttpPost("link", Name = "renewEventLink")]
    [ProducesResponseType<EventLinkView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<EventLinkView> RenewLink(Guid eventId, [FromServices] ManageEventLink manageLink, CancellationToken cancellation) =>
        manageLink.RenewAsync(User.UserId(), eventId, cancellation);
}
