using ChatServer.Chains;
using ChatServer.Http;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.AccessLog;

/// <summary>Who opened a conversation when.</summary>
[ApiController]
[Route("api/v1/conversations/{conversationId:guid}/accesses")]
[Tags("Access log")]
public sealed class AccessesController : ControllerBase
{
    /// <summary>Records that you opened a conversation.</summary>
    /// <response code="201">It is recorded.</response>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours.</response>
    [HttpPost(Name = "recordAccess")]
    [ProducesResponseType<AccessView>(StatusCodes.Status201Created)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<CreatedResult> Record(Guid conversationId, [FromServices] RecordAccess recordAccess, CancellationToken cancellation)
    {
        var access = await recordAccess.RunAsync(User.UserId(), conversationId, cancellation);
        return Created($"/api/v1/conversations/{conversationId}/accesses", access);
    }

    /// <summary>Lists who opened a conversation, newest first.</summary>
    /// <remarks>Owner and admins; of a direct conversation nobody.</remarks>
    /// <response code="403">`not-allowed`: your role does not allow it.</response>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours.</response>
    [HttpGet(Name = "listAccesses")]
    [ProducesResponseType<Page<AccessView>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<Page<AccessView>> List(
        Guid conversationId,
        [FromQuery] AccessFilter filter,
        [FromQuery] PageRequest page,
        [FromServices] AccessReader accesses,
        CancellationToken cancellation) =>
        accesses.ListAsync(User.UserId(), conversationId, filter, page, cancellation);

    /// <summary>Checks that nobody has changed, removed or added an entry behind the server's back.</summary>
    /// <remarks>Owner and admins. It reads the whole log.</remarks>
    /// <response code="403">`not-allowed`: your role does not allow it.</response>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours.</response>
    [HttpGet("verify", Name = "verifyAccesses")]
    [ProducesResponseType<ChainVerdict>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<ChainVerdict> Verify(Guid conversationId, [FromServices] VerifyAccesses verifyAccesses, CancellationToken cancellation) =>
        verifyAccesses.RunAsync(User.UserId(), conversationId, cancellation);
}
