using ChatServer.Http;
using ChatServer.Http.RateLimits;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Sync;

/// <summary>The way back after absence.</summary>
[ApiController]
[Route("api/v1/sync")]
[Tags("Sync")]
public sealed class SyncController : ControllerBase
{
    /// <summary>Tells a client what it lacks.</summary>
    /// <remarks>
    /// A fresh client calls it once without a cursor, keeps the cursor, then lists its conversations and reads their newest pages.
    /// After any absence it calls with the cursor and what it holds, applies the answer, and repeats while hasMore.
    /// Apply a change if its seq is the next one, ignore it if it is not newer than what you have. An answer may repeat what you
    /// know; it never leaves anything out. The rules in full are at /docs/hub.
    /// </remarks>
    /// <response code="200">What is missing, and the next cursor.</response>
    /// <response code="503">`busy`: too many are coming back at once; try again after Retry-After.</response>
    [HttpPost(Name = "sync")]
    [RequestSizeLimit(1024 * 1024)]
    [RateLimit(RatePolicy.Sync)]
    [ProducesResponseType<SyncAnswer>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable)]
    public Task<SyncAnswer> Sync(SyncRequest request, [FromServices] SyncState syncState, CancellationToken cancellation) =>
        syncState.RunAsync(User.UserId(), request, cancellation);
}
