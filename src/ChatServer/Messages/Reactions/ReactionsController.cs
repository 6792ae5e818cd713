using ChatServer.Http;
using ChatServer.Http.RateLimits;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Messages.Reactions;

/// <summary>What people feel about a message.</summary>
[ApiController]
[Route("api/v1")]
[Tags("Reactions")]
public sealed class ReactionsController : ControllerBase
{
    /// <summary>Reacts to a message with an emoji.</summary>
    /// <remarks>
    /// Any one emoji of Unicode, kept in its fully qualified form: ❤ and ❤️ are the same. Or one of a set that you may use now, as "name:mediaId": the
    /// image counts, and the name is the one it has when it comes to the message. Whoever sees it there may react with it there, too, and it stays
    /// when the set is gone. At most 5 different ones of one person and 20 of
    /// everybody on one message. Reacting so again changes nothing. Members hear of it as the change `message.reacted`;
    /// in a channel within about a second, with all others of that second, as by the message's sender.
    /// </remarks>
    /// <param name="emoji" example="👍">The emoji itself, or "name:mediaId" of one in a set, percent-encoded.</param>
    /// <response code="200">The message with your reaction.</response>
    /// <response code="404">
    /// `no-such-message`: it does not exist, or is not yours to see. `no-such-emoji`: what stands in the address is not one emoji.
    /// </response>
    /// <response code="409">
    /// `message-deleted`. `too-many-reactions`: there is no room for another one. `media-not-ready`: the emoji of a set is still being processed.
    /// </response>
    [RateLimit(RatePolicy.Send)]
    [HttpPut("messages/{messageId:guid}/reactions/{emoji}", Name = "react")]
    [ProducesResponseType<MessageView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<MessageView> React(
        Guid messageId, string emoji, [FromServices] ReactToMessage reactToMessage, CancellationToken cancellation)
    {
        var message = await reactToMessage.AddAsync(User.UserId(), messageId, emoji, cancellation);
        Response.Headers.ETag = EntityTag.Of(message.Version);
        return message;
    }

    /// <summary>Takes one's own reaction away.</summary>
    /// <remarks>Where there is none, nothing changes.</remarks>
    /// <param name="emoji" example="👍">The emoji itself, or "name:mediaId" of one in a set, percent-encoded.</param>
    /// <response code="204">It is gone.</response>
    /// <response code="404">
    /// `no-such-message`: it does not exist, or is not yours to see. `no-such-emoji`: what stands in the address is not one emoji.
    /// </response>
    [RateLimit(RatePolicy.Send)]
    [HttpDelete("messages/{messageId:guid}/reactions/{emoji}", Name = "takeReactionBack")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<NoContentResult> TakeBack(
        Guid messageId, string emoji, [FromServices] ReactToMessage reactToMessage, CancellationToken cancellation)
    {
        await reactToMessage.RemoveAsync(User.UserId(), messageId, emoji, cancellation);
        return NoContent();
    }

    /// <summary>Lists who reacted to a message, with what, and when.</summary>
    /// <remarks>Emoji by emoji, and for each emoji in the order in which people reacted, in a channel to the second.</remarks>
    /// <response code="404">`no-such-message`: it does not exist, or is not yours to see.</response>
    [HttpGet("messages/{messageId:guid}/reactions", Name = "listReactions")]
    [ProducesResponseType<Page<ReactionView>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<Page<ReactionView>> List(
        Guid messageId, [FromQuery] PageRequest page, [FromServices] ReactionReader reactions, CancellationToken cancellation) =>
        reactions.ListAsync(User.UserId(), messageId, null, page, cancellation);

    /// <summary>Lists who reacted to a message with one emoji, in the order in which they did.</summary>
    /// <param name="emoji" example="👍">The emoji itself, or "name:mediaId" of one in a set, percent-encoded.</param>
    /// <response code="404">
    /// `no-such-message`: it does not exist, or is not yours to see. `no-such-emoji`: what stands in the address is not one emoji.
    /// </response>
    [HttpGet("messages/{messageId:guid}/reactions/{emoji}", Name = "listReactionsWithEmoji")]
    [ProducesResponseType<Page<ReactionView>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<Page<ReactionView>> ListWithEmoji(
        Guid messageId, string emoji, [FromQuery] PageRequest page, [FromServices] ReactionReader reactions, CancellationToken cancellation) =>
        reactions.ListAsync(User.UserId(), messageId, emoji, page, cancellation);

    /// <summary>Lists your own reactions in a conversation, newest message first.</summary>
    /// <remarks>A message names at most five people for each emoji, and is the same for everybody: this says which reactions are yours.</remarks>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours.</response>
    [HttpGet("conversations/{conversationId:guid}/reactions/me", Name = "listOwnReactions")]
    [ProducesResponseType<Page<OwnReactionView>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<Page<OwnReactionView>> ListOwn(
        Guid conversationId, [FromQuery] PageRequest page, [FromServices] ReactionReader reactions, CancellationToken cancellation) =>
        reactions.ListOwnAsync(User.UserId(), conversationId, page, cancellation);
}
