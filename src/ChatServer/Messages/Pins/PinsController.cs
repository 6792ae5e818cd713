using ChatServer.Http;
using ChatServer.Http.RateLimits;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Messages.Pins;

/// <summary>Messages that are kept in sight.</summary>
[ApiController]
[Route("api/v1")]
[Tags("Pins")]
public sealed class PinsController : ControllerBase
{
    /// <summary>Pins a message, for everybody in its conversation.</summary>
    /// <remarks>
    /// Moderators and above in a group, both people in a direct conversation. At most 50 in one conversation. Pinning again changes nothing.
    /// Members hear of it as the change `message.pinned`.
    /// </remarks>
    /// <response code="200">The message, pinned.</response>
    /// <response code="403">`not-allowed`: your role does not allow it.</response>
    /// <response code="404">`no-such-message`: it does not exist, or is not yours to see.</response>
    /// <response code="409">`message-deleted`. `too-many-pins`: unpin another one first.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpPut("messages/{messageId:guid}/pin", Name = "pinMessage")]
    [ProducesResponseType<MessageView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<MessageView> Pin(Guid messageId, [FromServices] PinMessage pinMessage, CancellationToken cancellation)
    {
        var message = await pinMessage.PinAsync(User.UserId(), messageId, cancellation);
        Response.Headers.ETag = EntityTag.Of(message.Version);
        return message;
    }

    /// <summary>Unpins a message.</summary>
    /// <remarks>Whoever may pin. Where it is not pinned, nothing changes. Members hear of it as the change `message.unpinned`.</remarks>
    /// <response code="204">It is not pinned.</response>
    /// <response code="403">`not-allowed`: your role does not allow it.</response>
    /// <response code="404">`no-such-message`: it does not exist, or is not yours to see.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpDelete("messages/{messageId:guid}/pin", Name = "unpinMessage")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<NoContentResult> Unpin(Guid messageId, [FromServices] PinMessage pinMessage, CancellationToken cancellation)
    {
        await pinMessage.UnpinAsync(User.UserId(), messageId, cancellation);
        return NoContent();
    }

    /// <summary>Lists what is pinned in a conversation; what was pinned last comes first.</summary>
    /// <remarks>All of it at once: it is at most 50.</remarks>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours.</response>
    [HttpGet("conversations/{conversationId:guid}/pins", Name = "listPins")]
    [ProducesResponseType<Page<MessageView>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<Page<MessageView>> List(Guid conversationId, [FromServices] PinReader pins, CancellationToken cancellation) =>
        new(await pins.ListAsync(User.UserId(), conversationId, cancellation), null);
}
