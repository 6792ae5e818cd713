using ChatServer.Http;
using ChatServer.Http.RateLimits;
using ChatServer.LiveEvents.Participation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.LiveEvents.Calendar;

/// <summary>Events in people's calendars.</summary>
[ApiController]
[Route("api/v1")]
[Tags("Events")]
public sealed class CalendarsController : ControllerBase
{
    /// <summary>Downloads an event as a calendar file.</summary>
    /// <remarks>iCalendar (RFC 5545), UTF-8, times in UTC. An event that changes keeps its `UID` and raises its `SEQUENCE`. The address of the video is not in it.</remarks>
    /// <param name="eventId">The event.</param>
    /// <param name="link">The token of its link, for an event with visibility `link` in which you do not take part yet.</param>
    /// <response code="404">`no-such-event`: it does not exist, or is not yours to see.</response>
    [HttpGet("events/{eventId:guid}/calendar", Name = "downloadEvent")]
    [Produces(EventCalendar.ContentType)]
    [ProducesResponseType<FileResult>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<FileResult> Download(
        Guid eventId,
        [FromServices] EventReader events,
        [FromServices] EventCalendar calendar,
        CancellationToken cancellation,
        [FromQuery][TextLimit(0, EventLinks.Length)] string? link = null) =>
        File(calendar.Write([await events.ReadAsync(User.UserId(), eventId, link, cancellation)]), EventCalendar.ContentType, "event.ics");

    /// <summary>Turns on the calendar of your events; if it is on, answers its address again.</summary>
    /// <remarks>Calendar programs ask there by themselves, without signing in. To get another address, turn it off and on: the former opens nothing any more.</remarks>
    [RateLimit(RatePolicy.People)]
    [HttpPut("users/me/calendar", Name = "turnOnCalendar")]
    [ProducesResponseType<CalendarFeedView>(StatusCodes.Status200OK)]
    public Task<CalendarFeedView> TurnOn([FromServices] CalendarFeeds feeds, CancellationToken cancellation) =>
        feeds.TurnOnAsync(User.UserId(), Calendars(), cancellation);

    /// <summary>Reads where the calendar of your events is.</summary>
    /// <response code="404">`no-such-calendar`: it is off.</response>
    [HttpGet("users/me/calendar", Name = "readCalendar")]
    [ProducesResponseType<CalendarFeedView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<CalendarFeedView> Read([FromServices] CalendarFeeds feeds, CancellationToken cancellation) =>
        feeds.ReadAsync(User.UserId(), Calendars(), cancellation);

    /// <summary>Turns off the calendar of your events. Doing it again changes nothing.</summary>
    /// <response code="204">Its address opens nothing any more.</response>
    [HttpDelete("users/me/calendar", Name = "turnOffCalendar")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<NoContentResult> TurnOff([FromServices] CalendarFeeds feeds, CancellationToken cancellation)
    {
        await feeds.TurnOffAsync(User.UserId(), cancellation);
        return NoContent();
    }

    /// <summary>The calendar of somebody's events, for programs that have its address.</summary>
    /// <remarks>iCalendar (RFC 5545): of the events in which the person takes part those 200 that are scheduled last, cancelled ones marked so.</remarks>
    /// <param name="calendarToken">Of the address.</param>
    /// <response code="403">`account-suspended`.</response>
    /// <response code="404">`no-such-calendar`: it was turned off, or never was.</response>
    [AllowAnonymous]
    [HttpGet("calendars/{calendarToken}", Name = "readCalendarFeed")]
    [Produces(EventCalendar.ContentType)]
    [ProducesResponseType<FileResult>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<FileResult> Feed(string calendarToken, [FromServices] CalendarFeeds feeds, CancellationToken cancellation) =>
        File(await feeds.WriteAsync(calendarToken, cancellation), EventCalendar.ContentType);

    private Uri Calendars() => OwnAddress.Of(Request, "api/v1/calendars/");
}
