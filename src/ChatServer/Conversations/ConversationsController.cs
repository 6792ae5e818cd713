using ChatServer.Http;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Conversations;

/// <summary>Conversations you are in.</summary>
[ApiController]
[Route("api/v1/conversations")]
[Tags("Conversations")]
public sealed class ConversationsController : ControllerBase
{
    /// <summary>Starts a conversation with one person (direct), any number (group), or nobody else (saved).</summary>
    /// <remarks>Two people have one direct conversation, and everybody has one for saved messages: starting it again answers 200 with the same one.</remarks>
    /// <response code="201">It was started; you are its owner if it is a group.</response>
    /// <response code="200">You have this direct conversation, or saved messages, already.</response>
    /// <response code="403">`muted`, `filtered`: its title or description may not be said, as in a message.</response>
    /// <response code="404">`no-such-user`: one of memberIds is nobody.</response>
    [HttpPost(Name = "startConversation")]
    [ProducesResponseType<ConversationView>(StatusCodes.Status201Created)]
    [ProducesResponseType<ConversationView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<ActionResult<ConversationView>> Start(
        StartConversationRequest request, [FromServices] StartConversation startConversation, CancellationToken cancellation)
    {
        var (conversation, isNew) = await startConversation.RunAsync(User.UserId(), request, cancellation);
        Tag(conversation);
        return isNew ? CreatedAtAction(nameof(Read), new { conversationId = conversation.Id }, conversation) : Ok(conversation);
    }

    /// <summary>Lists your conversations, newest activity first, with unread counts and last messages.</summary>
    /// <remarks>Hidden ones are left out until something new is said in them.</remarks>
    /// <param name="archived">True lists those alone that you have archived, false the others; absent lists both.</param>
    [HttpGet(Name = "listConversations")]
    [ProducesResponseType<Page<ConversationView>>(StatusCodes.Status200OK)]
    public Task<Page<ConversationView>> List(
        [FromQuery] PageRequest page,
        [FromServices] ConversationReader conversations,
        CancellationToken cancellation,
        [FromQuery] bool? archived = null) =>
        conversations.ListAsync(User.UserId(), archived, page, cancellation);

    /// <summary>Reads one conversation.</summary>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours.</response>
    [HttpGet("{conversationId:guid}", Name = "readConversation")]
    [ProducesResponseType<ConversationView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<ConversationView> Read(
        Guid conversationId, [FromServices] ConversationReader conversations, CancellationToken cancellation) =>
        Tag(await conversations.ReadAsync(User.UserId(), conversationId, cancellation));

    /// <summary>Changes the title, description or avatar of a group, or how long messages are there.</summary>
    /// <remarks>
    /// Owner and admins; in a direct conversation both people, and disappearAfter alone. Absent members stay as they are; null clears. Members
    /// alone see the avatar, in small forms only.
    /// </remarks>
    /// <response code="403">`not-allowed`: your role does not allow it. `silenced`; `muted`, `filtered`: it may not be said, as in a message.</response>
    /// <response code="404">
    /// `no-such-conversation`: it does not exist, or is not yours. `no-such-media`: the image does not exist, is not yours, or is gone.
    /// </response>
    /// <response code="409">
    /// `not-in-a-direct-conversation`, `not-in-saved-messages`: it has no title, description or avatar. `not-an-avatar`: it is no image, or a sensitive one. `media-failed`.
    /// </response>
    /// <response code="412">`precondition-failed`: it is not the version that If-Match names.</response>
    [HttpPatch("{conversationId:guid}", Name = "updateConversation")]
    [ProducesResponseType<ConversationView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status412PreconditionFailed)]
    public async Task<ConversationView> Update(
        Guid conversationId,
        UpdateConversationRequest request,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        [FromServices] UpdateConversation updateConversation,
        CancellationToken cancellation) =>
        Tag(await updateConversation.RunAsync(User.UserId(), conversationId, request, ifMatch, cancellation));

    /// <summary>Deletes a group for everybody, as its owner; hides a direct conversation or saved messages from your own list.</summary>
    /// <remarks>What was said in a deleted group is erased for good soon after. A group whose last member leaves is deleted too.</remarks>
    /// <response code="204">It is gone from your list.</response>
    /// <response code="403">`not-allowed`: only the owner deletes a group; others leave it.</response>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours.</response>
    /// <response code="412">`precondition-failed`: it is not the version that If-Match names.</response>
    [HttpDelete("{conversationId:guid}", Name = "deleteConversation")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status412PreconditionFailed)]
    public async Task<NoContentResult> Delete(
        Guid conversationId,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        [FromServices] DeleteConversation deleteConversation,
        CancellationToken cancellation)
    {
        await deleteConversation.RunAsync(User.UserId(), conversationId, ifMatch, cancellation);
        return NoContent();
    }

    /// <summary>Hides a conversation from your list until something new is said in it. Others notice nothing.</summary>
    /// <response code="204">It is hidden.</response>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours.</response>
    [HttpPut("{conversationId:guid}/hidden", Name = "hideConversation")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<NoContentResult> Hide(
        Guid conversationId, [FromServices] HideConversation hideConversation, CancellationToken cancellation)
    {
        await hideConversation.RunAsync(User.UserId(), conversationId, isHidden: true, cancellation);
        return NoContent();
    }

    /// <summary>Brings a hidden conversation back into your list.</summary>
    /// <response code="204">It is in your list.</response>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours.</response>
    [HttpDelete("{conversationId:guid}/hidden", Name = "showConversation")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<NoContentResult> Show(
        Guid conversationId, [FromServices] HideConversation hideConversation, CancellationToken cancellation)
    {
        await hideConversation.RunAsync(User.UserId(), conversationId, isHidden: false, cancellation);
        return NoContent();
    }

    private ConversationView Tag(ConversationView conversation)
    {
        Response.Headers.ETag = EntityTag.Of(conversation.Version);
        return conversation;
    }
}
