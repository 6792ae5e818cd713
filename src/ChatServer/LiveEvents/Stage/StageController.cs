using ChatServer.Http;
using ChatServer.Http.RateLimits;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.LiveEvents.Stage;

/// <summary>The moment that everybody in an event shares.</summary>
[ApiController]
[Route("api/v1")]
[Tags("Events")]
public sealed class StageController : ControllerBase
{
    /// <summary>Reads the server's clock, to be compared with one's own.</summary>
    /// <remarks>
    /// As in NTP (RFC 5905, section 8): with the client's clock when it asks (T1) and when the answer is there (T4), `receivedMicros` (T2) and
    /// `sentMicros` (T3), the server's clock is ahead by `((T2 - T1) + (T3 - T4)) / 2`, and the time on the way was `(T4 - T1) - (T3 - T2)`. Ask several
    /// times, and take the answer that was least on the way. The hub's `Time` answers the same.
    /// </remarks>
    [HttpGet("time", Name = "readTime")]
    [ProducesResponseType<ServerTime>(StatusCodes.Status200OK)]
    public ServerTime Time([FromServices] TimeProvider clock) => ServerTime.Of(clock.GetUtcNow(), clock.GetUtcNow());

    /// <summary>Reads the stage of an event in which you take part: whether its video plays, from where, and what is shown beside it.</summary>
    /// <response code="404">`no-such-event`: it does not exist, or is not yours to see.</response>
    /// <response code="409">`not-taking-part`: you are not in it.</response>
    [HttpGet("events/{eventId:guid}/stage", Name = "readStage")]
    [ProducesResponseType<StageView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<StageView> Read(Guid eventId, [FromServices] ReadStage readStage, CancellationToken cancellation) =>
        readStage.RunAsync(User.UserId(), eventId, cancellation);

    /// <summary>Sets the stage of an event, as one of its hosts.</summary>
    /// <remarks>All who take part hear of it as `event.staged` in the event's conversation. The hub's `SetStage` does the same.</remarks>
    /// <response code="403">`not-allowed`: you are no host of it.</response>
    /// <response code="404">`no-such-event`: it does not exist, or is not yours to see. `no-such-message`: pollId is no poll of its chat.</response>
    /// <response code="409">`stage-moved`: somebody has set it meanwhile. `event-over`: it has ended, or was cancelled.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpPut("events/{eventId:guid}/stage", Name = "setStage")]
    [ProducesResponseType<StageView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<StageView> Set(Guid eventId, SetStageRequest request, [FromServices] SetStage setStage, CancellationToken cancellation) =>
        setStage.RunAsync(User.UserId(), eventId, request, cancellation);
}
