using ChatServer.Accounts;
using ChatServer.Http;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Users.Roles;

/// <summary>Who keeps order on this server.</summary>
[ApiController]
[Route("api/v1/admin/roles")]
[RequireServerRole(ServerRole.Admin)]
[Tags("Administration")]
public sealed class RolesController : ControllerBase
{
    /// <summary>Lists the moderators and admins of this server.</summary>
    /// <remarks>Admins of the server. Everybody else is a user.</remarks>
    /// <response code="403">`not-allowed`: you are no admin of this server.</response>
    [HttpGet(Name = "listServerRoles")]
    [ProducesResponseType<Page<StaffView>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    public Task<Page<StaffView>> List([FromQuery] PageRequest page, [FromServices] StaffReader staff, CancellationToken cancellation) =>
        staff.ListAsync(User.UserId(), page, cancellation);

    /// <summary>Reads somebody's role on this server.</summary>
    /// <response code="403">`not-allowed`: you are no admin of this server.</response>
    /// <response code="404">`no-such-user`: there is no such account, or no longer.</response>
    [HttpGet("{userId:guid}", Name = "readServerRole")]
    [ProducesResponseType<StaffView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<StaffView> Read(Guid userId, [FromServices] StaffReader staff, CancellationToken cancellation) =>
        staff.ReadAsync(User.UserId(), userId, cancellation);

    /// <summary>Gives somebody another role on this server.</summary>
    /// <remarks>
    /// Admins of the server, with their password. The person's devices hear of it as `settings.updated`; it is in the audit log. A role opens no
    /// conversation. The first admin is named at the server's console.
    /// </remarks>
    /// <response code="200">The role that the person has now.</response>
    /// <response code="401">`wrong-credentials`: this is not your password.</response>
    /// <response code="403">`not-allowed`: you are no admin of this server.</response>
    /// <response code="404">`no-such-user`: there is no such account, or no longer.</response>
    /// <response code="409">`last-admin`: the server would be left without an admin.</response>
    /// <response code="503">`busy`: nothing was changed.</response>
    [HttpPut("{userId:guid}", Name = "changeServerRole")]
    [ProducesResponseType<StaffView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable)]
    public async Task<StaffView> Change(
        Guid userId,
        ChangeServerRoleRequest request,
        [FromServices] ChangeServerRole changeRole,
        [FromServices] StaffReader staff,
        CancellationToken cancellation)
    {
        await changeRole.RunAsync(User.UserId(), userId, request, Origin.Of(HttpContext), cancellation);
        return await staff.ReadAsync(User.UserId(), userId, cancellation);
    }
}
