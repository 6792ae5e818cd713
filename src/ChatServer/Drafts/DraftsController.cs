using ChatServer.Http;
using ChatServer.Http.RateLimits;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Drafts;

/// <summary>What you have begun to write, on all your devices.</summary>
[ApiController]
[Route("api/v1")]
[Tags("Drafts")]
public sealed class DraftsController : ControllerBase
{
    /// <summary>Keeps your draft of a conversation. There is one; the last write wins.</summary>
    /// <remarks>
    /// Write it when the person pauses, not with every letter. Sending does not touch it: a client that sends what was drafted deletes the
    /// draft. Your devices hear of it as `draft.updated`, and read the list again. Nobody else learns of it.
    /// </remarks>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours. `no-such-message`: what it answers is not in it.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpPut("conversations/{conversationId:guid}/draft", Name = "keepDraft")]
    [ProducesResponseType<DraftView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<DraftView> Keep(
        Guid conversationId, KeepDraftRequest request, [FromServices] KeepDraft keepDraft, CancellationToken cancellation) =>
        keepDraft.KeepAsync(User.UserId(), conversationId, request, cancellation);

    /// <summary>Deletes your draft of a conversation.</summary>
    /// <remarks>Where there is none, nothing changes. Your devices hear of it as `draft.updated`.</remarks>
    /// <response code="204">There is none.</response>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpDelete("conversations/{conversationId:guid}/draft", Name = "dropDraft")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<NoContentResult> Drop(Guid conversationId, [FromServices] KeepDraft keepDraft, CancellationToken cancellation)
    {
        await keepDraft.DropAsync(User.UserId(), conversationId, cancellation);
        return NoContent();
    }

    /// <summary>Lists your drafts, by conversation.</summary>
    [HttpGet("drafts", Name = "listDrafts")]
    [ProducesResponseType<Page<DraftView>>(StatusCodes.Status200OK)]
    public Task<Page<DraftView>> List([FromQuery] PageRequest page, [FromServices] DraftReader drafts, CancellationToken cancellation) =>
        drafts.ListAsync(User.UserId(), page, cancellation);
}
