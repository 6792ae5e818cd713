using ChatServer.Http;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Messages.Replies;

/// <summary>Replies you follow.</summary>
[ApiController]
[Route("api/v1")]
[Tags("Messages")]
public sealed class FollowsController : ControllerBase
{
    /// <summary>Lists the messages whose replies you follow, newest activity first, with what you have not read of them.</summary>
    /// <remarks>Whoever replies follows by that, and so does the author of what was answered, within about a second, unless they said that they do not want to.</remarks>
    [HttpGet("follows", Name = "listFollows")]
    [ProducesResponseType<Page<FollowedReplies>>(StatusCodes.Status200OK)]
    public Task<Page<FollowedReplies>> List([FromQuery] PageRequest page, [FromServices] FollowReader follows, CancellationToken cancellation) =>
        follows.ListAsync(User.UserId(), page, cancellation);

    /// <summary>Reads whether you follow what is answered to a message.</summary>
    /// <response code="404">`no-such-message`: it does not exist, or is not yours to see.</response>
    [HttpGet("messages/{messageId:guid}/follow", Name = "readFollow")]
    [ProducesResponseType<FollowView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<FollowView> Read(Guid messageId, [FromServices] FollowReader follows, CancellationToken cancellation) =>
        follows.ReadAsync(User.UserId(), messageId, cancellation);

    /// <summary>Follows what is answered to a message. What you have read of the conversation counts as read.</summary>
    /// <response code="404">`no-such-message`: it does not exist, or is not yours to see.</response>
    [HttpPut("messages/{messageId:guid}/follow", Name = "followReplies")]
    [ProducesResponseType<FollowView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<FollowView> Follow(Guid messageId, [FromServices] FollowReplies followReplies, CancellationToken cancellation) =>
        followReplies.RunAsync(User.UserId(), messageId, isFollowing: true, cancellation);

    /// <summary>Stops following what is answered to a message, for good: also when you reply to it.</summary>
    /// <response code="204">You do not follow it.</response>
    /// <response code="404">`no-such-message`: it does not exist, or is not yours to see.</response>
    [HttpDelete("messages/{messageId:guid}/follow", Name = "unfollowReplies")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<NoContentResult> Unfollow(Guid messageId, [FromServices] FollowReplies followReplies, CancellationToken cancellation)
    {
        await followReplies.RunAsync(User.UserId(), messageId, isFollowing: false, cancellation);
        return NoContent();
    }

    /// <summary>Moves your mark in the replies to a message forward. It is your own: nobody else sees it.</summary>
    /// <remarks>It never goes back, and leaves your marks in the conversation where they are. Whoever replies has read up to the reply.</remarks>
    /// <response code="404">`no-such-message`: it does not exist, or is not yours to see.</response>
    /// <response code="409">`not-following`: there is no mark in replies that you do not follow.</response>
    [HttpPut("messages/{messageId:guid}/replies/receipts/me", Name = "markRepliesRead")]
    [ProducesResponseType<FollowView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<FollowView> MarkRead(
        Guid messageId, MarkRepliesReadRequest request, [FromServices] FollowReplies followReplies, CancellationToken cancellation) =>
        followReplies.MarkReadAsync(User.UserId(), messageId, request.ReadSeq, cancellation);
}
