using ChatServer.Http;
using ChatServer.Media.Processing;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Media;

/// <summary>What was sent to a conversation.</summary>
[ApiController]
[Route("api/v1/conversations/{conversationId:guid}/media")]
[Tags("Media")]
public sealed class ConversationMediaController : ControllerBase
{
    /// <summary>Lists the pictures, videos, sounds and other files in a conversation, newest first.</summary>
    /// <remarks>What is in deleted messages is left out.</remarks>
    /// <param name="kind">Only of this kind: image, video, audio or file.</param>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours.</response>
    [HttpGet(Name = "listConversationMedia")]
    [ProducesResponseType<Page<ConversationMediaItem>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<Page<ConversationMediaItem>> List(
        Guid conversationId,
        [FromQuery] MediaKind? kind,
        [FromQuery] PageRequest page,
        [FromServices] ConversationMedia media,
        CancellationToken cancellation) =>
        media.ListAsync(User.UserId(), conversationId, kind, page, cancellation);
}
