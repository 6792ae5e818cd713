using ChatServer.Http;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Media.Sets;

/// <summary>Sets of stickers and of custom emoji, your own and those of your groups.</summary>
[ApiController]
[Route("api/v1/sets")]
[Tags("Sets")]
public sealed class SetsController : ControllerBase
{
    /// <summary>Makes an empty set.</summary>
    /// <remarks>
    /// Your own is for you alone; a group's is for all its members, and its admins and owner edit it. Members of the group hear of it as the
    /// change `set.updated`, your own devices as `sets.updated` in your list. Neither brings what is in it: read it when its version grows.
    /// </remarks>
    /// <response code="201">It is there, and empty.</response>
    /// <response code="403">`not-allowed`: your role in the group does not allow it. `muted`, `filtered`: it may not be said, as in a message.</response>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours.</response>
    /// <response code="409">
    /// `not-in-a-direct-conversation`: it is no group. `too-many-sets`: there is no room for another one; limits are in `GET /capabilities`.
    /// </response>
    [HttpPost(Name = "createSet")]
    [ProducesResponseType<SetView>(StatusCodes.Status201Created)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<ActionResult<SetView>> Create(
        CreateSetRequest request, [FromServices] CreateSet createSet, CancellationToken cancellation)
    {
        var set = Tag(await createSet.RunAsync(User.UserId(), request, cancellation));
        return CreatedAtAction(nameof(Read), new { setId = set.Id }, set);
    }

    /// <summary>Lists the sets that you may use: your own and those of your groups, in the order in which they were made.</summary>
    /// <param name="kind">Only of this kind: sticker or emoji.</param>
    /// <param name="conversationId">Only those of this group.</param>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours.</response>
    [HttpGet(Name = "listSets")]
    [ProducesResponseType<Page<SetView>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<Page<SetView>> List(
        [FromQuery] SetKind? kind,
        [FromQuery] Guid? conversationId,
        [FromQuery] PageRequest page,
        [FromServices] SetReader sets,
        CancellationToken cancellation) =>
        sets.ListAsync(User.UserId(), kind, conversationId, page, cancellation);

    /// <summary>Reads a set with everything in it, and addresses for image tags.</summary>
    /// <response code="404">`no-such-set`: it does not exist, or is not yours to use.</response>
    [HttpGet("{setId:guid}", Name = "readSet")]
    [ProducesResponseType<SetView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<SetView> Read(Guid setId, [FromServices] SetReader sets, CancellationToken cancellation) =>
        Tag(await sets.ReadAsync(User.UserId(), setId, cancellation));

    /// <summary>Gives a set another title.</summary>
    /// <response code="200">The set, without its items.</response>
    /// <response code="403">`not-allowed`: your role in the group does not allow it. `muted`, `filtered`: it may not be said, as in a message.</response>
    /// <response code="404">`no-such-set`: it does not exist, or is not yours to use.</response>
    /// <response code="412">`precondition-failed`: it is not the version that If-Match names.</response>
    [HttpPatch("{setId:guid}", Name = "updateSet")]
    [ProducesResponseType<SetView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status412PreconditionFailed)]
    public async Task<SetView> Update(
        Guid setId,
        UpdateSetRequest request,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        [FromServices] RenameSet renameSet,
        CancellationToken cancellation) =>
        Tag(await renameSet.RunAsync(User.UserId(), setId, request, ifMatch, cancellation));

    /// <summary>Deletes a set.</summary>
    /// <remarks>What was sent from it stays in its messages. Members of its group hear of it as the change `set.deleted`.</remarks>
    /// <response code="204">It is gone.</response>
    /// <response code="403">`not-allowed`: your role in the group does not allow it.</response>
    /// <response code="404">`no-such-set`: it does not exist, or is not yours to use.</response>
    /// <response code="412">`precondition-failed`: it is not the version that If-Match names.</response>
    [HttpDelete("{setId:guid}", Name = "deleteSet")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status412PreconditionFailed)]
    public async Task<NoContentResult> Delete(
        Guid setId, [FromHeader(Name = "If-Match")] string? ifMatch, [FromServices] DeleteSet deleteSet, CancellationToken cancellation)
    {
        await deleteSet.RunAsync(User.UserId(), setId, ifMatch, cancellation);
        return NoContent();
    }

    private SetView Tag(SetView set)
    {
        Response.Headers.ETag = EntityTag.Of(set.Version);
        return set;
    }
}
