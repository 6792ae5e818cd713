using ChatServer.Http;
using ChatServer.Http.RateLimits;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Messages.Polls;

/// <summary>What people are asked, and what they answer.</summary>
[ApiController]
[Route("api/v1")]
[Tags("Polls")]
public sealed class PollsController : ControllerBase
{
    /// <summary>Votes in the poll of a message, in place of what one voted before.</summary>
    /// <remarks>
    /// For one option, or for several where the poll says so. In a quiz a vote is final, and its answer says which option is right. Everybody sees the
    /// new counts within about a second, by the change `poll.voted`, which is made as by the poll's sender whoever voted; your own devices are told
    /// `vote.updated`.
    /// </remarks>
    /// <response code="200">Your vote.</response>
    /// <response code="404">
    /// `no-such-message`: it does not exist, or is not yours to see. `no-such-poll`: there is none in it, or it was deleted. `no-such-option`: the poll has no such option.
    /// </response>
    /// <response code="409">`poll-closed`: nobody votes in it any more. `vote-is-final`: it is a quiz, and you have voted. `thread-closed`: the thread that it is in is.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpPut("messages/{messageId:guid}/poll/vote", Name = "vote")]
    [ProducesResponseType<OwnVoteView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<OwnVoteView> Vote(Guid messageId, VoteRequest request, [FromServices] VoteInPoll voteInPoll, CancellationToken cancellation) =>
        voteInPoll.VoteAsync(User.UserId(), messageId, request, cancellation);

    /// <summary>Takes one's own vote back.</summary>
    /// <remarks>Where there is none, nothing changes.</remarks>
    /// <response code="204">It is gone.</response>
    /// <response code="404">`no-such-message`: it does not exist, or is not yours to see. `no-such-poll`: there is none in it, or it was deleted.</response>
    /// <response code="409">`poll-closed`: what was voted stands. `vote-is-final`: it is a quiz. `thread-closed`: the thread that it is in is.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpDelete("messages/{messageId:guid}/poll/vote", Name = "takeVoteBack")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<NoContentResult> TakeBack(Guid messageId, [FromServices] VoteInPoll voteInPoll, CancellationToken cancellation)
    {
        await voteInPoll.RetractAsync(User.UserId(), messageId, cancellation);
        return NoContent();
    }

    /// <summary>Reads one's own vote.</summary>
    /// <remarks>A message is the same for everybody, and does not say it. With it comes the right option of a quiz, once you have voted or it is closed.</remarks>
    /// <response code="404">`no-such-message`: it does not exist, or is not yours to see. `no-such-poll`: there is none in it, or it was deleted.</response>
    [HttpGet("messages/{messageId:guid}/poll/vote", Name = "readOwnVote")]
    [ProducesResponseType<OwnVoteView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<OwnVoteView> ReadOwn(Guid messageId, [FromServices] PollReader polls, CancellationToken cancellation) =>
        polls.ReadOwnAsync(User.UserId(), messageId, cancellation);

    /// <summary>Lists who voted for what, option by option.</summary>
    /// <remarks>
    /// Whoever voted for several is there once for each. Of an account that was deleted nothing is here; in a poll that had been closed before,
    /// its vote is still counted.
    /// </remarks>
    /// <response code="403">`poll-is-anonymous`: nobody is told.</response>
    /// <response code="404">`no-such-message`: it does not exist, or is not yours to see. `no-such-poll`: there is none in it, or it was deleted.</response>
    [HttpGet("messages/{messageId:guid}/poll/votes", Name = "listVotes")]
    [ProducesResponseType<Page<VoteView>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<Page<VoteView>> List(
        Guid messageId, [FromQuery] PageRequest page, [FromServices] PollReader polls, CancellationToken cancellation) =>
        polls.ListAsync(User.UserId(), messageId, page, cancellation);

    /// <summary>Closes a poll: nobody votes in it any more, and everybody sees what the right option of a quiz is.</summary>
    /// <remarks>
    /// Its sender, and admins and above; in a thread also moderators of its group. Closing again changes nothing. Members hear of it as the
    /// change `poll.closed`, with all votes counted, as they do when its time has come.
    /// </remarks>
    /// <response code="200">The message with the result.</response>
    /// <response code="403">`not-allowed`: somebody else asked, and your role does not allow it.</response>
    /// <response code="404">`no-such-message`: it does not exist, or is not yours to see. `no-such-poll`: there is none in it, or it was deleted.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpPost("messages/{messageId:guid}/poll/close", Name = "closePoll")]
    [ProducesResponseType<MessageView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<MessageView> Close(Guid messageId, [FromServices] ClosePoll closePoll, CancellationToken cancellation)
    {
        var message = await closePoll.RunAsync(User.UserId(), messageId, cancellation);
        Response.Headers.ETag = EntityTag.Of(message.Version);
        return message;
    }
}
