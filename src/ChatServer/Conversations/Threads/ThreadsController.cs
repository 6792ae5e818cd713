using ChatServer.Http;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Conversations.Threads;

/// <summary>Titled threads in groups.</summary>
[ApiController]
[Route("api/v1")]
[Tags("Threads")]
public sealed class ThreadsController : ControllerBase
{
    /// <summary>Starts a thread in a group. You own it, and are in it alone at first.</summary>
    /// <remarks>
    /// A thread is a conversation: messages, receipts, media, sync and the rest work in it as anywhere, by its own id. Every member of the group
    /// sees that there is one, and may open it. Whoever leaves the group is out of its threads at once.
    /// </remarks>
    /// <response code="201">It was started.</response>
    /// <response code="403">`not-allowed`: your role does not allow it. `silenced`; `muted`, `filtered`: its title or description may not be said, as in a message.</response>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours.</response>
    /// <response code="409">`only-in-a-group`: direct conversations and threads have no threads. `too-many-threads`.</response>
    [HttpPost("conversations/{conversationId:guid}/threads", Name = "startThread")]
    [ProducesResponseType<ConversationView>(StatusCodes.Status201Created)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<CreatedResult> Start(
        Guid conversationId, StartThreadRequest request, [FromServices] StartThread startThread, CancellationToken cancellation)
    {
        var thread = await startThread.RunAsync(User.UserId(), conversationId, request, cancellation);
        Response.Headers.ETag = EntityTag.Of(thread.Version);
        return Created($"/api/v1/conversations/{thread.Id}", thread);
    }

    /// <summary>Lists the threads of a group, newest activity first, also those you have not opened.</summary>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours.</response>
    [HttpGet("conversations/{conversationId:guid}/threads", Name = "listThreads")]
    [ProducesResponseType<Page<ThreadListItem>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<Page<ThreadListItem>> List(
        Guid conversationId, [FromQuery] PageRequest page, [FromServices] ThreadReader threads, CancellationToken cancellation) =>
        threads.ListAsync(User.UserId(), conversationId, page, cancellation);

    /// <summary>Opens a thread of a group you are in: from then on you are in it, and it is among your conversations.</summary>
    /// <remarks>What was said before counts as read. Leave it as any group, by DELETE of yourself from its members.</remarks>
    /// <response code="200">You are in it; also if you were before.</response>
    /// <response code="404">`no-such-conversation`: there is no such thread, or it is in a group that is not yours.</response>
    [HttpPut("threads/{threadId:guid}/members/me", Name = "openThread")]
    [ProducesResponseType<ConversationView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<ConversationView> Open(Guid threadId, [FromServices] OpenThread openThread, CancellationToken cancellation) =>
        openThread.RunAsync(User.UserId(), threadId, cancellation);

    /// <summary>Closes a thread: it can be read, and nobody writes in it any more, nor votes in its polls.</summary>
    /// <remarks>Reactions go on. Its owner and admins, and moderators of its group who have opened it.</remarks>
    /// <response code="204">It is closed.</response>
    /// <response code="403">`not-allowed`: your role does not allow it.</response>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours.</response>
    [HttpPut("threads/{threadId:guid}/closed", Name = "closeThread")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<NoContentResult> Close(Guid threadId, [FromServices] CloseThread closeThread, CancellationToken cancellation) =>
        SetAsync(threadId, closeThread, isClosed: true, cancellation);

    /// <summary>Opens a closed thread for writing again.</summary>
    /// <remarks>Its owner and admins, and moderators of its group who have opened it.</remarks>
    /// <response code="204">People write in it again.</response>
    /// <response code="403">`not-allowed`: your role does not allow it.</response>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours.</response>
    [HttpDelete("threads/{threadId:guid}/closed", Name = "reopenThread")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<NoContentResult> Reopen(Guid threadId, [FromServices] CloseThread closeThread, CancellationToken cancellation) =>
        SetAsync(threadId, closeThread, isClosed: false, cancellation);

    private async Task<NoContentResult> SetAsync(Guid threadId, CloseThread closeThread, bool isClosed, CancellationToken cancellation)
    {
        await closeThread.RunAsync(User.UserId(), threadId, isClosed, cancellation);
        return NoContent();
    }
}
