using ChatServer.Http;
using ChatServer.Http.RateLimits;
using ChatServer.Refusals;
using ChatServer.SecurityEvents;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ChatServer.Users.Roles;

/// <summary>Lets in only people with a role on the server, before anything of the request is looked at. Whoever else tries is a security event.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequireServerRoleAttribute(ServerRole least) : Attribute, IAsyncAuthorizationFilter
{
    public ServerRole Least { get; } = least;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        var userId = http.User.UserId();
        var staff = http.RequestServices.GetRequiredService<ServerStaff>();
        if (await staff.RoleOfAsync(userId, http.RequestAborted) >= Least) return;

        var network = ClientNetwork.Of(http.Connection.RemoteIpAddress);
        http.RequestServices.GetRequiredService<SecurityNotes>().Note(SecurityEventKind.AccessRefused, userId, network, http.User.SessionId());
        throw Refusal.NotAllowed();
    }
}
