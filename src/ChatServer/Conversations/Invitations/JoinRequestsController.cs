using ChatServer.Http;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Conversations.Invitations;

/// <summary>Who asks to come into a group.</summary>
[ApiController]
[Route("api/v1")]
[Tags("Invitations")]
public sealed class JoinRequestsController : ControllerBase
{
    /// <summary>Lists who asks to come in, by id.</summary>
    /// <remarks>Whoever the group's rules let add members. The devices of the owner and the admins hear of another one as `joinRequests.updated`.</remarks>
    /// <response code="403">`not-allowed`: the rules do not let you.</response>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours.</response>
    /// <response code="409">`only-in-a-group`.</response>
    [HttpGet("conversations/{conversationId:guid}/requests", Name = "listJoinRequests")]
    [ProducesResponseType<Page<JoinRequestView>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<Page<JoinRequestView>> List(
        Guid conversationId, [FromQuery] PageRequest page, [FromServices] InvitationReader invitations, CancellationToken cancellation) =>
        invitations.RequestsAsync(User.UserId(), conversationId, page, cancellation);

    /// <summary>Lets somebody in who asks.</summary>
    /// <remarks>Whoever the group's rules let add members.</remarks>
    /// <response code="200">The new member.</response>
    /// <response code="403">`not-allowed`: the rules do not let you. `banned`: they have been banned meanwhile.</response>
    /// <response code="404">
    /// `no-such-conversation`: it does not exist, or is not yours. `no-such-join-request`: they do not ask, or it is decided. `no-such-user`: their account is gone.
    /// </response>
    /// <response code="409">`only-in-a-group`. `too-many-members`.</response>
    [HttpPost("conversations/{conversationId:guid}/requests/{userId:guid}/approve", Name = "approveJoinRequest")]
    [ProducesResponseType<MemberView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<MemberView> Approve(Guid conversationId, Guid userId, [FromServices] AnswerRequest answer, CancellationToken cancellation) =>
        answer.ApproveAsync(User.UserId(), conversationId, userId, cancellation);

    /// <summary>Does not let somebody in who asks. They may ask again.</summary>
    /// <remarks>Whoever the group's rules let add members.</remarks>
    /// <response code="204">It is decided.</response>
    /// <response code="403">`not-allowed`: the rules do not let you.</response>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours. `no-such-join-request`: they do not ask, or it is decided.</response>
    /// <response code="409">`only-in-a-group`.</response>
    [HttpDelete("conversations/{conversationId:guid}/requests/{userId:guid}", Name = "refuseJoinRequest")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<NoContentResult> Refuse(Guid conversationId, Guid userId, [FromServices] AnswerRequest answer, CancellationToken cancellation)
    {
        await answer.RefuseAsync(User.UserId(), conversationId, userId, cancellation);
        return NoContent();
    }

    /// <summary>Lists where you ask to come in, by the id of the group.</summary>
    /// <remarks>Your devices hear of an answer as `joinRequest.updated`.</remarks>
    [HttpGet("users/me/join-requests", Name = "listOwnJoinRequests")]
    [ProducesResponseType<Page<JoinRequestView>>(StatusCodes.Status200OK)]
    public Task<Page<JoinRequestView>> ListOwn(
        [FromQuery] PageRequest page, [FromServices] InvitationReader invitations, CancellationToken cancellation) =>
        invitations.OwnRequestsAsync(User.UserId(), page, cancellation);

    /// <summary>Takes back that you ask to come in.</summary>
    /// <response code="204">You ask no more.</response>
    /// <response code="404">`no-such-join-request`: you do not ask, or it is decided.</response>
    [HttpDelete("users/me/join-requests/{conversationId:guid}", Name = "withdrawJoinRequest")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<NoContentResult> Withdraw(Guid conversationId, [FromServices] AnswerRequest answer, CancellationToken cancellation)
    {
        await answer.WithdrawAsync(User.UserId(), conversationId, cancellation);
        return NoContent();
    }
}
