using ChatServer.Http;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Messages.Replies;

/// <summary>What was answered to messages.</summary>
[ApiController]
[Route("api/v1/messages/{messageId:guid}")]
[Tags("Messages")]
public sealed class RepliesController : ControllerBase
{
    /// <summary>Reads what was answered to a message, oldest first.</summary>
    /// <remarks>
    /// Read by position like the history of the conversation, of which replies are a part. Deleted replies stay as empty places, and the
    /// replies to a message that was deleted can still be read.
    /// </remarks>
    /// <response code="404">`no-such-message`: it does not exist, or is not yours to see.</response>
    [HttpGet("replies", Name = "listReplies")]
    [ProducesResponseType<MessagePage>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<MessagePage> List(
        Guid messageId, [FromQuery] MessagePageRequest page, [FromServices] ReplyHistory replies, CancellationToken cancellation) =>
        replies.ReadAsync(User.UserId(), messageId, page, cancellation);
}
