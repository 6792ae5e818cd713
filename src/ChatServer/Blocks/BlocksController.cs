using ChatServer.Http;
using ChatServer.Http.RateLimits;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Blocks;

/// <summary>People whom you want to have nothing to do with.</summary>
[ApiController]
[Route("api/v1/users/me/blocks")]
[Tags("Contacts")]
public sealed class BlocksController : ControllerBase
{
    /// <summary>Lists whom you blocked, by id.</summary>
    [HttpGet(Name = "listBlocks")]
    [ProducesResponseType<Page<BlockView>>(StatusCodes.Status200OK)]
    public Task<Page<BlockView>> List([FromQuery] PageRequest page, [FromServices] BlockReader blocks, CancellationToken cancellation) =>
        blocks.ListAsync(User.UserId(), page, cancellation);

    /// <summary>Blocks somebody, at once and on all open sockets.</summary>
    /// <remarks>
    /// It keeps both of you apart, whoever wanted it. Neither writes, edits, reacts or votes in your direct conversation, starts one, or adds the
    /// other to a group; both are answered `not-reachable`, as by anybody who does not want to be reached. Of each other you see names
    /// alone: no avatar, no bio, no status, no stories, no presence, no typing and no reads; neither finds the other, and no message of the other notifies. What was
    /// said stays, and in groups both stay members. The other person is told nothing. Your devices hear of it as `block.updated`, whose subject is
    /// the other person.
    /// </remarks>
    /// <response code="204">You are kept apart.</response>
    /// <response code="400">`invalid-request`: it is yourself.</response>
    /// <response code="404">`no-such-user`: nobody has this id.</response>
    /// <response code="409">`too-many-blocks`: you blocked 10,000 people.</response>
    [HttpPut("{userId:guid}", Name = "blockUser")]
    [RateLimit(RatePolicy.People)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<NoContentResult> Block(Guid userId, [FromServices] BlockPerson blockPerson, CancellationToken cancellation)
    {
        await blockPerson.BlockAsync(User.UserId(), userId, cancellation);
        return NoContent();
    }

    /// <summary>Takes back that you blocked somebody.</summary>
    /// <remarks>You stay apart if they blocked you too, which you do not learn. Whom you did not block stays as they are.</remarks>
    /// <response code="204">You do not block them.</response>
    /// <response code="400">`invalid-request`: it is yourself.</response>
    /// <response code="404">`no-such-user`: nobody has this id.</response>
    [HttpDelete("{userId:guid}", Name = "unblockUser")]
    [RateLimit(RatePolicy.People)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<NoContentResult> Unblock(Guid userId, [FromServices] BlockPerson blockPerson, CancellationToken cancellation)
    {
        await blockPerson.UnblockAsync(User.UserId(), userId, cancellation);
        return NoContent();
    }
}
