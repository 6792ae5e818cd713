using ChatServer.Http;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Conversations.Personal;

/// <summary>How you keep your conversations. Others notice nothing of it.</summary>
[ApiController]
[Route("api/v1/conversations")]
[Tags("Conversations")]
public sealed class PersonalController : ControllerBase
{
    /// <summary>Archives a conversation, for yourself alone. It stays archived when something new is said.</summary>
    /// <remarks>Your devices hear of it as `conversation.marked`, and read the conversation's view again.</remarks>
    /// <response code="204">It is archived.</response>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours.</response>
    [HttpPut("{conversationId:guid}/archived", Name = "archiveConversation")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<NoContentResult> Archive(Guid conversationId, [FromServices] MarkConversation mark, CancellationToken cancellation) =>
        Done(mark.ArchiveAsync(User.UserId(), conversationId, isArchived: true, cancellation));

    /// <summary>Takes a conversation out of the archive.</summary>
    /// <remarks>Your devices hear of it as `conversation.marked`, and read the conversation's view again.</remarks>
    /// <response code="204">It is not archived.</response>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours.</response>
    [HttpDelete("{conversationId:guid}/archived", Name = "unarchiveConversation")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<NoContentResult> Unarchive(Guid conversationId, [FromServices] MarkConversation mark, CancellationToken cancellation) =>
        Done(mark.ArchiveAsync(User.UserId(), conversationId, isArchived: false, cancellation));

    /// <summary>Marks a conversation as unread, for yourself alone. Your read mark, and what others see of it, stays where it is.</summary>
    /// <remarks>
    /// Clients take the mark away when the person opens the conversation. Your devices hear of it as `conversation.marked`, and read the
    /// conversation's view again.
    /// </remarks>
    /// <response code="204">It is marked.</response>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours.</response>
    [HttpPut("{conversationId:guid}/unread", Name = "markConversationUnread")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<NoContentResult> MarkUnread(Guid conversationId, [FromServices] MarkConversation mark, CancellationToken cancellation) =>
        Done(mark.MarkUnreadAsync(User.UserId(), conversationId, isUnread: true, cancellation));

    /// <summary>Takes the mark away.</summary>
    /// <remarks>Your devices hear of it as `conversation.marked`, and read the conversation's view again.</remarks>
    /// <response code="204">It is not marked.</response>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours.</response>
    [HttpDelete("{conversationId:guid}/unread", Name = "unmarkConversationUnread")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<NoContentResult> Unmark(Guid conversationId, [FromServices] MarkConversation mark, CancellationToken cancellation) =>
        Done(mark.MarkUnreadAsync(User.UserId(), conversationId, isUnread: false, cancellation));

    /// <summary>Reads which conversations you want at the top of your list, in their order.</summary>
    [HttpGet("pinned", Name = "readPinnedConversations")]
    [ProducesResponseType<PinnedView>(StatusCodes.Status200OK)]
    public Task<PinnedView> ReadPinned([FromServices] PinConversations pin, CancellationToken cancellation) =>
        pin.ReadAsync(User.UserId(), cancellation);

    /// <summary>Sets which conversations you want at the top of your list, and in which order. It replaces what was there.</summary>
    /// <remarks>
    /// Lists of conversations come in their own order all the same: clients put these first. Those that you leave go out of it. Your devices hear of
    /// it as `conversations.pinned`.
    /// </remarks>
    /// <response code="404">`no-such-conversation`: one of them does not exist, or is not yours.</response>
    [HttpPut("pinned", Name = "pinConversations")]
    [ProducesResponseType<PinnedView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<PinnedView> Pin(PinnedView request, [FromServices] PinConversations pin, CancellationToken cancellation) =>
        pin.RunAsync(User.UserId(), request, cancellation);

    private async Task<NoContentResult> Done(Task marking)
    {
        await marking;
        return NoContent();
    }
}
