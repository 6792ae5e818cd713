using ChatServer.Accounts;
using ChatServer.Http;
using ChatServer.Http.RateLimits;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Moderation.Actions;

/// <summary>What the server's moderators did about you.</summary>
[ApiController]
[Route("api/v1")]
[Tags("Moderation")]
public sealed class ActionsController : ControllerBase
{
    /// <summary>Lists what the server's moderators did about you, newest first.</summary>
    /// <remarks>Your devices hear of it as `action.updated`, and of new entries in your notifications.</remarks>
    [HttpGet("actions", Name = "listOwnActions")]
    [ProducesResponseType<Page<ActionView>>(StatusCodes.Status200OK)]
    public Task<Page<ActionView>> List([FromQuery] PageRequest page, [FromServices] ActionReader actions, CancellationToken cancellation) =>
        actions.ListOwnAsync(User.UserId(), page, cancellation);

    /// <summary>Reads one thing that was done about you.</summary>
    /// <response code="404">`no-such-action`: it does not exist, or is not about you.</response>
    [HttpGet("actions/{actionId:guid}", Name = "readOwnAction")]
    [ProducesResponseType<ActionView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<ActionView> Read(Guid actionId, [FromServices] ActionReader actions, CancellationToken cancellation) =>
        actions.ReadOwnAsync(User.UserId(), actionId, cancellation);

    /// <summary>Appeals against what was done about you, once.</summary>
    /// <remarks>Another moderator than the one who did it decides, or an admin; you hear of it in your notifications.</remarks>
    /// <response code="404">`no-such-action`: it does not exist, or is not about you.</response>
    /// <response code="409">`already-appealed`.</response>
    [RateLimit(RatePolicy.Report)]
    [HttpPost("actions/{actionId:guid}/appeal", Name = "appeal")]
    [ProducesResponseType<ActionView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<ActionView> Appeal(Guid actionId, AppealRequest request, [FromServices] AppealAction appeal, CancellationToken cancellation) =>
        appeal.RunAsync(User.UserId(), actionId, request, cancellation);

    /// <summary>Appeals against a suspension, once: for whoever cannot sign in because of it.</summary>
    /// <remarks>Whoever appealed already changes nothing by it, and reads the first appeal and what came of it.</remarks>
    /// <response code="200">What the appeal is against, and the appeal with its answer, if there is one.</response>
    /// <response code="401">`wrong-credentials`.</response>
    /// <response code="404">`no-such-action`: this account is not suspended.</response>
    /// <response code="429">`too-many-requests`: too many attempts for this login or from this address.</response>
    /// <response code="503">`busy`: nothing was stored.</response>
    [RateLimit(RatePolicy.Report)]
    [HttpPost("appeals", Name = "appealSuspension")]
    [AllowAnonymous]
    [ProducesResponseType<ActionView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable)]
    public Task<ActionView> AppealSuspension(
        AppealSuspensionRequest request, [FromServices] AppealAction appeal, CancellationToken cancellation) =>
        appeal.RunAsync(request, Origin.Of(HttpContext), cancellation);
}
