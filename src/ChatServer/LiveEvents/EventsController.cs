using ChatServer.Http;
using ChatServer.Http.RateLimits;
using ChatServer.LiveEvents.Participation;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.LiveEvents;

/// <summary>Events that people watch together.</summary>
[ApiController]
[Route("api/v1/events")]
[Tags("Events")]
public sealed class EventsController : ControllerBase
{
    /// <summary>Schedules an event; you are its host.</summary>
    /// <remarks>
    /// It has a conversation with the same id, of kind `event`: what is said there, and who is in it, is the event's. Its changes (`event.updated`,
    /// `event.started` …) are in that conversation's log.
    /// </remarks>
    /// <response code="201">It is scheduled.</response>
    /// <response code="403">`not-allowed`, `silenced`: the group's rules do not let you. `muted`, `filtered`: it may not be said, as in a message.</response>
    /// <response code="404">`no-such-conversation`: the group does not exist, or is not yours.</response>
    /// <response code="409">`only-in-a-group`: what groupId names is no group. `read-only`.</response>
    [RateLimit(RatePolicy.People)]
    [HttpPost(Name = "scheduleEvent")]
    [ProducesResponseType<EventView>(StatusCodes.Status201Created)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<ActionResult<EventView>> Schedule(
        ScheduleEventRequest request, [FromServices] ScheduleEvent scheduleEvent, CancellationToken cancellation)
    {
        var scheduled = await scheduleEvent.RunAsync(User.UserId(), request, cancellation);
        return CreatedAtAction(nameof(Read), new { eventId = scheduled.Id }, Tag(scheduled));
    }

    /// <summary>Lists events that you may see: public ones, those in which you take part, and those for members of your groups.</summary>
    [HttpGet(Name = "listEvents")]
    [ProducesResponseType<Page<EventView>>(StatusCodes.Status200OK)]
    public Task<Page<EventView>> List(
        [FromQuery] EventListRequest request, [FromQuery] PageRequest page, [FromServices] EventReader events, CancellationToken cancellation) =>
        events.ListAsync(User.UserId(), request, page, cancellation);

    /// <summary>Reads an event.</summary>
    /// <param name="link">The token of its link, for an event with visibility `link` in which you do not take part yet.</param>
    /// <response code="404">`no-such-event`: it does not exist, or is not yours to see.</response>
    [HttpGet("{eventId:guid}", Name = "readEvent")]
    [ProducesResponseType<EventView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<EventView> Read(
        Guid eventId,
        [FromServices] EventReader events,
        CancellationToken cancellation,
        [FromQuery][TextLimit(0, EventLinks.Length)] string? link = null) =>
        Tag(await events.ReadAsync(User.UserId(), eventId, link, cancellation));

    /// <summary>Changes an event, as one of its hosts.</summary>
    /// <remarks>
    /// Absent members stay as they are; null clears. Once it is live its beginning is past; once it has ended only title, description, topic and the
    /// address of the video change; once it is cancelled nothing does.
    /// </remarks>
    /// <response code="403">`not-allowed`: you are no host of it. `silenced`; `muted`, `filtered`: it may not be said, as in a message.</response>
    /// <response code="404">`no-such-event`: it does not exist, or is not yours to see.</response>
    /// <response code="409">`event-live`, `event-over`: it is too late for this.</response>
    /// <response code="412">`precondition-failed`: it is not the version that If-Match names.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpPatch("{eventId:guid}", Name = "updateEvent")]
    [ProducesResponseType<EventView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status412PreconditionFailed)]
    public async Task<EventView> Update(
        Guid eventId,
        UpdateEventRequest request,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        [FromServices] UpdateEvent updateEvent,
        CancellationToken cancellation) =>
        Tag(await updateEvent.RunAsync(User.UserId(), eventId, request, ifMatch, cancellation));

    /// <summary>Deletes an event with its chat for everybody, as its host.</summary>
    /// <response code="204">It is gone.</response>
    /// <response code="403">`not-allowed`: you are not its host.</response>
    /// <response code="404">`no-such-event`: it does not exist, or is not yours to see.</response>
    /// <response code="412">`precondition-failed`: it is not the version that If-Match names.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpDelete("{eventId:guid}", Name = "deleteEvent")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status412PreconditionFailed)]
    public async Task<NoContentResult> Delete(
        Guid eventId, [FromHeader(Name = "If-Match")] string? ifMatch, [FromServices] DeleteEvent deleteEvent, CancellationToken cancellation)
    {
        await deleteEvent.RunAsync(User.UserId(), eventId, ifMatch, cancellation);
        return NoContent();
    }

    private EventView Tag(EventView view)
    {
        Response.Headers.ETag = EntityTag.Of(view.Version);
        return view;
    }
}
