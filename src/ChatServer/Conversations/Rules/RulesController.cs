using ChatServer.Http;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Conversations.Rules;

/// <summary>Who may do what in a group.</summary>
[ApiController]
[Route("api/v1/conversations/{conversationId:guid}")]
[Tags("Rules")]
public sealed class RulesController : ControllerBase
{
    /// <summary>Changes who may post, answer, react, add members and so on, how often, or makes a group read-only.</summary>
    /// <remarks>
    /// Owner and admins. The rules are in the conversation's view, and a change of them is its `conversation.updated`. Once this is answered,
    /// nothing that they forbid gets in.
    /// </remarks>
    /// <response code="403">`not-allowed`: your role does not allow it.</response>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours.</response>
    /// <response code="409">`only-in-a-group`: it is no group. `not-in-an-event`: people come into it by joining, so nobody adds or approves them.</response>
    /// <response code="412">`precondition-failed`: it is not the version that If-Match names.</response>
    [HttpPatch("rules", Name = "changeRules")]
    [ProducesResponseType<ConversationView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status412PreconditionFailed)]
    public async Task<ConversationView> Change(
        Guid conversationId,
        ChangeRulesRequest request,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        [FromServices] ChangeRules changeRules,
        CancellationToken cancellation)
    {
        var conversation = await changeRules.RunAsync(User.UserId(), conversationId, request, ifMatch, cancellation);
        Response.Headers.ETag = EntityTag.Of(conversation.Version);
        return conversation;
    }

    /// <summary>Lets a member read and not write until a time, in the group and its threads.</summary>
    /// <remarks>
    /// Owner, admins and moderators, those with a lower role. Until then the member posts, edits, reacts and votes nothing (403 `silenced`); leaving and
    /// coming back does not end it. Everybody hears of it as `member.updated`; in a channel or an event, of somebody without a role, their own devices alone
    /// do, as `conversation.marked`.
    /// </remarks>
    /// <response code="200">The member, with silencedUntil.</response>
    /// <response code="403">`not-allowed`: your role does not allow it.</response>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours. `no-such-member`: they are not in it.</response>
    /// <response code="409">`only-in-a-group`: it is no group.</response>
    [HttpPut("members/{userId:guid}/silence", Name = "silenceMember")]
    [ProducesResponseType<MemberView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<MemberView> Silence(
        Guid conversationId,
        Guid userId,
        SilenceMemberRequest request,
        [FromServices] SilenceMember silenceMember,
        CancellationToken cancellation) =>
        silenceMember.RunAsync(User.UserId(), conversationId, userId, request.Until, cancellation);

    /// <summary>Lets a silenced member write again.</summary>
    /// <remarks>Owner, admins and moderators, those with a lower role.</remarks>
    /// <response code="204">They write as everybody does.</response>
    /// <response code="403">`not-allowed`: your role does not allow it.</response>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours. `no-such-member`: they are not in it.</response>
    /// <response code="409">`only-in-a-group`: it is no group.</response>
    [HttpDelete("members/{userId:guid}/silence", Name = "unsilenceMember")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<NoContentResult> Unsilence(
        Guid conversationId, Guid userId, [FromServices] SilenceMember silenceMember, CancellationToken cancellation)
    {
        await silenceMember.RunAsync(User.UserId(), conversationId, userId, until: null, cancellation);
        return NoContent();
    }
}
