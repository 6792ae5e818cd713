using ChatServer.Http;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Conversations;

/// <summary>Who is in a conversation.</summary>
[ApiController]
[Route("api/v1/conversations/{conversationId:guid}/members")]
[Tags("Members")]
public sealed class MembersController : ControllerBase
{
    /// <summary>Lists the members, by id; of a channel those with a role, and yourself.</summary>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours.</response>
    [HttpGet(Name = "listMembers")]
    [ProducesResponseType<Page<MemberListItem>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<Page<MemberListItem>> List(
        Guid conversationId, [FromQuery] PageRequest page, [FromServices] MemberReader members, CancellationToken cancellation) =>
        members.ListAsync(User.UserId(), conversationId, page, cancellation);

    /// <summary>Adds people to a group. They have read what was said before, and see it unless the rules say historyHidden.</summary>
    /// <remarks>Owner and admins. People who are members already stay as they are.</remarks>
    /// <response code="200">The people named, as members.</response>
    /// <response code="403">`not-allowed`: your role does not allow it.</response>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours. `no-such-user`: one of userIds is nobody.</response>
    /// <response code="409">`not-in-a-direct-conversation`, `not-in-saved-messages`, `not-in-a-thread`, `too-many-members`.</response>
    [HttpPost(Name = "addMembers")]
    [ProducesResponseType<Page<MemberView>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<Page<MemberView>> Add(
        Guid conversationId, AddMembersRequest request, [FromServices] AddMembers addMembers, CancellationToken cancellation) =>
        new(await addMembers.RunAsync(User.UserId(), conversationId, request, cancellation), null);

    /// <summary>Gives a member another role; "owner" hands the group over.</summary>
    /// <remarks>The owner may do so with everybody, an admin with those below, up to admin; everybody but the owner may step down.</remarks>
    /// <response code="403">`not-allowed`: your role does not allow it.</response>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours. `no-such-member`: they are not in it.</response>
    /// <response code="409">`not-in-a-direct-conversation`, `not-in-saved-messages`. `owner-must-hand-over`: an owner stays one until somebody else is.</response>
    [HttpPatch("{userId:guid}", Name = "changeRole")]
    [ProducesResponseType<MemberView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<MemberView> ChangeRole(
        Guid conversationId,
        Guid userId,
        ChangeRoleRequest request,
        [FromServices] ChangeRole changeRole,
        CancellationToken cancellation) =>
        changeRole.RunAsync(User.UserId(), conversationId, userId, request, cancellation);

    /// <summary>Takes a member out of a group; with your own id, you leave it.</summary>
    /// <remarks>
    /// Owner and admins, those with a lower role. An owner who leaves hands the group over to its longest-standing admin, else
    /// moderator, else member. A direct conversation and saved messages cannot be left, only hidden.
    /// </remarks>
    /// <response code="204">They are out, and hear nothing more.</response>
    /// <response code="403">`not-allowed`: your role does not allow it.</response>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours. `no-such-member`: they are not in it.</response>
    /// <response code="409">`not-in-a-direct-conversation`, `not-in-saved-messages`.</response>
    [HttpDelete("{userId:guid}", Name = "removeMember")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<NoContentResult> Remove(
        Guid conversationId, Guid userId, [FromServices] RemoveMember removeMember, CancellationToken cancellation)
    {
        await removeMember.RunAsync(User.UserId(), conversationId, userId, cancellation);
        return NoContent();
    }
}
