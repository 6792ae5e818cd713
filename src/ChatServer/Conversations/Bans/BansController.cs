using ChatServer.Http;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Conversations.Bans;

/// <summary>Who is kept out of a group.</summary>
[ApiController]
[Route("api/v1")]
[Tags("Bans")]
public sealed class BansController : ControllerBase
{
    /// <summary>Bans somebody from a group: takes them out of it and its threads, and keeps them out.</summary>
    /// <remarks>
    /// Owner, admins and moderators, those with a lower role, and people who are not in it. Once this is answered, nothing of theirs gets in. Banning
    /// again replaces reason and end. The devices of those who were in it hear of it as `ban.updated`; others are told nothing. At most 10,000 people
    /// can be banned from a group.
    /// </remarks>
    /// <response code="403">`not-allowed`: your role does not allow it.</response>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours. `no-such-user`.</response>
    /// <response code="409">`only-in-a-group`: it is no group. `too-many-bans`: lift another one first.</response>
    [HttpPut("conversations/{conversationId:guid}/bans/{userId:guid}", Name = "banMember")]
    [ProducesResponseType<BanView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<BanView> Ban(
        Guid conversationId, Guid userId, BanRequest request, [FromServices] BanMember banMember, CancellationToken cancellation) =>
        banMember.BanAsync(User.UserId(), conversationId, userId, request, cancellation);

    /// <summary>Lifts a ban: they may be added, and join, again.</summary>
    /// <remarks>Owner, admins and moderators.</remarks>
    /// <response code="204">They are not banned.</response>
    /// <response code="403">`not-allowed`: your role does not allow it.</response>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours. `no-such-ban`: they are not banned.</response>
    /// <response code="409">`only-in-a-group`: it is no group.</response>
    [HttpDelete("conversations/{conversationId:guid}/bans/{userId:guid}", Name = "liftBan")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<NoContentResult> Lift(
        Guid conversationId, Guid userId, [FromServices] BanMember banMember, CancellationToken cancellation)
    {
        await banMember.LiftAsync(User.UserId(), conversationId, userId, cancellation);
        return NoContent();
    }

    /// <summary>Reads a ban.</summary>
    /// <remarks>Owner, admins and moderators.</remarks>
    /// <response code="403">`not-allowed`: your role does not allow it.</response>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours. `no-such-ban`: they are not banned.</response>
    /// <response code="409">`only-in-a-group`: it is no group.</response>
    [HttpGet("conversations/{conversationId:guid}/bans/{userId:guid}", Name = "readBan")]
    [ProducesResponseType<BanView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<BanView> Read(Guid conversationId, Guid userId, [FromServices] BanReader bans, CancellationToken cancellation) =>
        bans.ReadAsync(User.UserId(), conversationId, userId, cancellation);

    /// <summary>Lists who is banned from a group, by id.</summary>
    /// <remarks>Owner, admins and moderators.</remarks>
    /// <response code="403">`not-allowed`: your role does not allow it.</response>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours.</response>
    /// <response code="409">`only-in-a-group`: it is no group.</response>
    [HttpGet("conversations/{conversationId:guid}/bans", Name = "listBans")]
    [ProducesResponseType<Page<BanView>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<Page<BanView>> List(
        Guid conversationId, [FromQuery] PageRequest page, [FromServices] BanReader bans, CancellationToken cancellation) =>
        bans.ListAsync(User.UserId(), conversationId, page, cancellation);

    /// <summary>Lists the groups that you were in and are banned from, with the reasons.</summary>
    [HttpGet("bans", Name = "listOwnBans")]
    [ProducesResponseType<Page<OwnBanView>>(StatusCodes.Status200OK)]
    public Task<Page<OwnBanView>> ListOwn([FromQuery] PageRequest page, [FromServices] BanReader bans, CancellationToken cancellation) =>
        bans.ListOwnAsync(User.UserId(), page, cancellation);
}
