using ChatServer.Http;
using ChatServer.Users;
using ChatServer.Users.Roles;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Moderation.Actions;

/// <summary>What moderators of the server do about people.</summary>
[ApiController]
[Route("api/v1/moderation/actions")]
[RequireServerRole(ServerRole.Moderator)]
[Tags("Moderation")]
public sealed class ModerationActionsController : ControllerBase
{
    /// <summary>Lists what was done about people, newest first.</summary>
    /// <remarks>Moderators of the server. `appealed=true` lists the appeals that wait for an answer.</remarks>
    /// <response code="403">`not-allowed`: you are no moderator of this server.</response>
    [HttpGet(Name = "listActions")]
    [ProducesResponseType<Page<ActionView>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    public Task<Page<ActionView>> List(
        [FromQuery] ActionFilter filter, [FromQuery] PageRequest page, [FromServices] ActionReader actions, CancellationToken cancellation) =>
        actions.ListAsync(User.UserId(), filter, page, cancellation);

    /// <summary>Reads one thing that was done about somebody.</summary>
    /// <response code="403">`not-allowed`: you are no moderator of this server.</response>
    /// <response code="404">`no-such-action`.</response>
    [HttpGet("{actionId:guid}", Name = "readAction")]
    [ProducesResponseType<ActionView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<ActionView> Read(Guid actionId, [FromServices] ActionReader actions, CancellationToken cancellation) =>
        actions.ReadAsync(actionId, cancellation);

    /// <summary>Does something about somebody, who is told at once, with the reason.</summary>
    /// <remarks>
    /// Moderators of the server, about people with less to say than they have. A deletion takes a message that you see, or that was reported, out for
    /// good. Whoever is muted gets `muted` for all they write; whoever is suspended is signed out everywhere, and gets `account-suspended`.
    /// </remarks>
    /// <response code="201">It is done.</response>
    /// <response code="403">`not-allowed`: you are no moderator of this server, or the person has as much to say as you.</response>
    /// <response code="404">`no-such-user`, `no-such-message`.</response>
    [HttpPost(Name = "takeAction")]
    [ProducesResponseType<ActionView>(StatusCodes.Status201Created)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<CreatedResult> Take(TakeActionRequest request, [FromServices] TakeAction takeAction, CancellationToken cancellation)
    {
        var action = await takeAction.RunAsync(User.UserId(), request, cancellation);
        return Created($"/api/v1/moderation/actions/{action.Id}", action);
    }

    /// <summary>Takes back what was done about somebody.</summary>
    /// <remarks>A mute and a suspension end at once. A text that was deleted does not come back.</remarks>
    /// <response code="403">`not-allowed`: you are no moderator of this server, or the person has as much to say as you.</response>
    /// <response code="404">`no-such-action`; `no-such-user`: the account was deleted.</response>
    /// <response code="409">`already-undone`.</response>
    [HttpPost("{actionId:guid}/undo", Name = "undoAction")]
    [ProducesResponseType<ActionView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<ActionView> Undo(Guid actionId, UndoActionRequest request, [FromServices] UndoAction undo, CancellationToken cancellation) =>
        undo.RunAsync(User.UserId(), actionId, request, cancellation);

    /// <summary>Decides an appeal.</summary>
    /// <remarks>What is accepted is taken back.</remarks>
    /// <response code="403">`not-allowed`: you are no moderator of this server, or the person has as much to say as you. `own-action`: somebody else decides about what you did, or an admin.</response>
    /// <response code="404">`no-such-action`; `no-such-user`: the account was deleted.</response>
    /// <response code="409">`no-appeal`, `appeal-answered`.</response>
    [HttpPost("{actionId:guid}/appeal/answer", Name = "answerAppeal")]
    [ProducesResponseType<ActionView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<ActionView> Answer(Guid actionId, AnswerAppealRequest request, [FromServices] AppealAction appeal, CancellationToken cancellation) =>
        appeal.AnswerAsync(User.UserId(), actionId, request, cancellation);
}
