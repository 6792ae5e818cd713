using ChatServer.Http;
using ChatServer.Http.RateLimits;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Messages.Forwards;

/// <summary>What was said elsewhere.</summary>
[ApiController]
[Route("api/v1/conversations/{conversationId:guid}/forwards")]
[Tags("Messages")]
public sealed class ForwardsController : ControllerBase
{
    /// <summary>Forwards a message to a conversation.</summary>
    /// <remarks>
    /// The new message has the text, the media and the attachments of the other one as they are now, whose they are (`forwardedFrom`), and mentions nobody.
    /// It is a message of its own: what becomes of the other one does not matter to it. It says nothing of the conversation that it comes from.
    /// Repeating a request with the same clientId answers 200 with the message that the first attempt made.
    /// </remarks>
    /// <response code="201">The message was stored.</response>
    /// <response code="200">This clientId had made this message before.</response>
    /// <response code="404">`no-such-message`: it does not exist, or is not yours to see. `no-such-conversation`: it does not exist, or is not yours. `no-such-media`: its media were removed meanwhile.</response>
    /// <response code="409">`message-deleted`: there is nothing to forward any more. `client-id-reused`: the clientId was used for something else. `media-failed`: one of its media could not be processed. `poll-not-forwardable`: people were asked there, and vote there.</response>
    /// <response code="503">`busy`, `database-unavailable`: nothing was stored. `outcome-unknown`: repeat it with the same clientId.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpPost(Name = "forwardMessage")]
    [ProducesResponseType<MessageView>(StatusCodes.Status201Created)]
    [ProducesResponseType<MessageView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<MessageView>> Forward(
        Guid conversationId, ForwardMessageRequest request, [FromServices] ForwardMessage forwardMessage, CancellationToken cancellation)
    {
        var (message, isNew) = await forwardMessage.RunAsync(User.UserId(), conversationId, request, cancellation);
        Response.Headers.ETag = EntityTag.Of(message.Version);
        return isNew ? Created($"/api/v1/messages/{message.Id}", message) : Ok(message);
    }
}
