using ChatServer.Http;
using ChatServer.Http.RateLimits;
using ChatServer.LiveEvents.Participation;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.LiveEvents.Reactions;

/// <summary>How often people reacted to an event.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Totals">Every emoji that one can react with, always in one order.</param>
public sealed record EventReactionsView(Guid EventId, IReadOnlyList<EventReactionCount> Totals);

/// <summary>What people who watch an event feel.</summary>
[ApiController]
[Route("api/v1/events/{eventId:guid}/reactions")]
[Tags("Events")]
public sealed class EventReactionsController : ControllerBase
{
    /// <summary>Reacts to what is going on in an event that is live and in which you take part.</summary>
    /// <remarks>
    /// The answer comes once it is stored, with the new total of that emoji. Repeating a call with the same clientId counts nothing twice, also once the
    /// event is over. All who take part hear of all totals as `reactions`, at most twice a second. The hub's `React` does the same.
    /// </remarks>
    /// <response code="403">`silenced`: you may not write or react for a while.</response>
    /// <response code="404">`no-such-event`: it does not exist, or is not yours to see.</response>
    /// <response code="409">
    /// `not-taking-part`: you are not in it. `event-not-live`: it has not begun. `event-over`. `client-id-reused`: for another emoji or count.
    /// </response>
    [RateLimit(RatePolicy.React)]
    [HttpPost(Name = "reactInEvent")]
    [ProducesResponseType<EventReactionCount>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<EventReactionCount> React(
        Guid eventId, ReactInEventRequest request, [FromServices] ReactInEvent reactInEvent, CancellationToken cancellation) =>
        reactInEvent.RunAsync(User.UserId(), eventId, request, cancellation);

    /// <summary>Reads how often people reacted to an event in which you take part, with every emoji that one can react with.</summary>
    /// <response code="404">`no-such-event`: it does not exist, or is not yours to see.</response>
    /// <response code="409">`not-taking-part`: you are not in it.</response>
    [HttpGet(Name = "readEventReactions")]
    [ProducesResponseType<EventReactionsView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<EventReactionsView> Read(
        Guid eventId, [FromServices] ParticipantReader participants, [FromServices] EventReactionReader reactions, CancellationToken cancellation)
    {
        await participants.RequireAsync(User.UserId(), eventId, cancellation);
        return new EventReactionsView(eventId, await reactions.TotalsAsync(eventId, cancellation));
    }
}
