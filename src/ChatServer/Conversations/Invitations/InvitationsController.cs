using ChatServer.Http;
using ChatServer.Http.RateLimits;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Conversations.Invitations;

/// <summary>Asking people into a group, one by one.</summary>
[ApiController]
[Route("api/v1")]
[Tags("Invitations")]
public sealed class InvitationsController : ControllerBase
{
    /// <summary>Invites somebody to a group. They decide whether they come in.</summary>
    /// <remarks>
    /// Whoever the group's rules let add members. Inviting again changes nothing. The devices of the one invited hear of it as `invitation.updated`.
    /// </remarks>
    /// <response code="403">
    /// `not-allowed`: the rules do not let you. `banned`: they are banned from the group. `not-reachable`: one of you blocked the other.
    /// </response>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours. `no-such-user`.</response>
    /// <response code="409">`only-in-a-group`. `already-a-member`. `too-many-invitations`: 1,000 are not answered yet.</response>
    [RateLimit(RatePolicy.People)]
    [HttpPut("conversations/{conversationId:guid}/invitations/{userId:guid}", Name = "invitePerson")]
    [ProducesResponseType<InvitationView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<InvitationView> Invite(
        Guid conversationId, Guid userId, [FromServices] InvitePerson invitePerson, CancellationToken cancellation) =>
        invitePerson.InviteAsync(User.UserId(), conversationId, userId, cancellation);

    /// <summary>Takes an invitation back that is not answered.</summary>
    /// <remarks>Whoever the group's rules let add members.</remarks>
    /// <response code="204">They are not invited any more.</response>
    /// <response code="403">`not-allowed`: the rules do not let you.</response>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours. `no-such-invitation`: they are not invited.</response>
    /// <response code="409">`only-in-a-group`.</response>
    [HttpDelete("conversations/{conversationId:guid}/invitations/{userId:guid}", Name = "withdrawInvitation")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<NoContentResult> Withdraw(
        Guid conversationId, Guid userId, [FromServices] InvitePerson invitePerson, CancellationToken cancellation)
    {
        await invitePerson.WithdrawAsync(User.UserId(), conversationId, userId, cancellation);
        return NoContent();
    }

    /// <summary>Lists who is invited to a group and has not answered, by id.</summary>
    /// <remarks>Whoever the group's rules let add members.</remarks>
    /// <response code="403">`not-allowed`: the rules do not let you.</response>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours.</response>
    /// <response code="409">`only-in-a-group`.</response>
    [HttpGet("conversations/{conversationId:guid}/invitations", Name = "listInvitations")]
    [ProducesResponseType<Page<InvitationView>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<Page<InvitationView>> List(
        Guid conversationId, [FromQuery] PageRequest page, [FromServices] InvitationReader invitations, CancellationToken cancellation) =>
        invitations.ListAsync(User.UserId(), conversationId, page, cancellation);

    /// <summary>Lists the invitations that you have not answered, by the id of the group.</summary>
    /// <remarks>Title, description and number of members are of the moment when you ask: nothing tells of their changes before you are in.</remarks>
    [HttpGet("users/me/invitations", Name = "listOwnInvitations")]
    [ProducesResponseType<Page<OwnInvitationView>>(StatusCodes.Status200OK)]
    public Task<Page<OwnInvitationView>> ListOwn(
        [FromQuery] PageRequest page, [FromServices] InvitationReader invitations, CancellationToken cancellation) =>
        invitations.OwnAsync(User.UserId(), page, cancellation);

    /// <summary>Accepts an invitation: you are in the group.</summary>
    /// <response code="403">`banned`: you have been banned from it meanwhile.</response>
    /// <response code="404">`no-such-invitation`: there is none, or it was withdrawn.</response>
    /// <response code="409">`too-many-members`.</response>
    [RateLimit(RatePolicy.People)]
    [HttpPost("users/me/invitations/{conversationId:guid}/accept", Name = "acceptInvitation")]
    [ProducesResponseType<ConversationView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<ConversationView> Accept(Guid conversationId, [FromServices] AnswerInvitation answer, CancellationToken cancellation) =>
        answer.AcceptAsync(User.UserId(), conversationId, cancellation);

    /// <summary>Declines an invitation. Nobody is told; you may be invited again.</summary>
    /// <response code="204">You are not invited any more.</response>
    /// <response code="404">`no-such-invitation`: there is none, or it was withdrawn.</response>
    [HttpDelete("users/me/invitations/{conversationId:guid}", Name = "declineInvitation")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<NoContentResult> Decline(Guid conversationId, [FromServices] AnswerInvitation answer, CancellationToken cancellation)
    {
        await answer.DeclineAsync(User.UserId(), conversationId, cancellation);
        return NoContent();
    }
}
