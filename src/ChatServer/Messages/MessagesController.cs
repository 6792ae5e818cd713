using ChatServer.Http;
using ChatServer.Http.RateLimits;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Messages;

/// <summary>What people said.</summary>
[ApiController]
[Route("api/v1")]
[Tags("Messages")]
public sealed class MessagesController : ControllerBase
{
    /// <summary>Sends a message.</summary>
    /// <remarks>
    /// Repeating a request with the same clientId, at any time and from any device, answers 200 with the message that the first
    /// attempt made, as it is now; so a request whose answer was lost is simply repeated. The same clientId with another body is
    /// refused.
    /// </remarks>
    /// <response code="201">The message was stored.</response>
    /// <response code="200">This clientId had made this message before.</response>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours. `no-such-message`: there is nothing to reply to. `no-such-media`: one of mediaIds is neither yours nor in a set that you may use.</response>
    /// <response code="409">`client-id-reused`: the clientId was used for something else. `media-failed`: one of mediaIds could not be processed. `thread-closed`.</response>
    /// <response code="503">`busy`, `database-unavailable`: nothing was stored. `outcome-unknown`: repeat it with the same clientId.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpPost("conversations/{conversationId:guid}/messages", Name = "sendMessage")]
    [ProducesResponseType<MessageView>(StatusCodes.Status201Created)]
    [ProducesResponseType<MessageView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<MessageView>> Send(
        Guid conversationId, SendMessageRequest request, [FromServices] SendMessage sendMessage, CancellationToken cancellation)
    {
        var (message, isNew) = await sendMessage.RunAsync(User.UserId(), conversationId, request, cancellation);
        Tag(message);

        // A repeated send is answered with the message it made the first time.
        return isNew ? Created($"/api/v1/messages/{message.Id}", message) : Ok(message);
    }

    /// <summary>Reads the history of a conversation, oldest first.</summary>
    /// <remarks>
    /// Give one of before, after or around to read from a position; none of them reads the newest page. Only what people sent is
    /// here; who joined, new titles and so on are changes, read by sync.
    /// </remarks>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours.</response>
    [HttpGet("conversations/{conversationId:guid}/messages", Name = "listMessages")]
    [ProducesResponseType<MessagePage>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<MessagePage> List(
        Guid conversationId, [FromQuery] MessagePageRequest page, [FromServices] MessageHistory history, CancellationToken cancellation) =>
        history.ReadAsync(User.UserId(), conversationId, page, cancellation);

    /// <summary>Reads one message.</summary>
    /// <response code="404">`no-such-message`: it does not exist, or is not yours to see.</response>
    [HttpGet("messages/{messageId:guid}", Name = "readMessage")]
    [ProducesResponseType<MessageView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<MessageView> Read(Guid messageId, [FromServices] MessageReader messages, CancellationToken cancellation) =>
        Tag(await messages.ReadWithLinksAsync(User.UserId(), messageId, cancellation));

    /// <summary>Edits one's own message, for 24 hours unless the server says otherwise.</summary>
    /// <response code="403">`not-your-message`: somebody else sent it.</response>
    /// <response code="404">`no-such-message`: it does not exist, or is not yours to see.</response>
    /// <response code="409">`message-deleted`, `edit-window-closed`: it can no longer be edited.</response>
    /// <response code="412">`precondition-failed`: it is not the version that If-Match names.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpPatch("messages/{messageId:guid}", Name = "editMessage")]
    [ProducesResponseType<MessageView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status412PreconditionFailed)]
    public async Task<MessageView> Edit(
        Guid messageId,
        EditMessageRequest request,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        [FromServices] EditMessage editMessage,
        CancellationToken cancellation) =>
        Tag(await editMessage.RunAsync(User.UserId(), messageId, request, ifMatch, cancellation));

    /// <summary>Deletes a message: one's own for 24 hours unless the server says otherwise, anybody's as a moderator.</summary>
    /// <remarks>Its text is gone for good; an empty place stays in the history. Deleting it again changes nothing.</remarks>
    /// <response code="204">It is deleted.</response>
    /// <response code="403">`not-your-message`: somebody else sent it.</response>
    /// <response code="404">`no-such-message`: it does not exist, or is not yours to see.</response>
    /// <response code="409">`unsend-window-closed`: it can no longer be taken back.</response>
    /// <response code="412">`precondition-failed`: it is not the version that If-Match names.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpDelete("messages/{messageId:guid}", Name = "deleteMessage")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status412PreconditionFailed)]
    public async Task<NoContentResult> Delete(
        Guid messageId,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        [FromServices] DeleteMessage deleteMessage,
        CancellationToken cancellation)
    {
        await deleteMessage.RunAsync(User.UserId(), messageId, ifMatch, cancellation);
        return NoContent();
    }

    private MessageView Tag(MessageView message)
    {
        Response.Headers.ETag = EntityTag.Of(message.Version);
        return message;
    }
}
