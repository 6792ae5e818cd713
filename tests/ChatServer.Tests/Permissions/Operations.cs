using System.Reflection;
using System.Text.Json;
using ChatServer.Realtime;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServer.Tests.Permissions;

/// <summary>All that can be asked of the running server, whatever the table says.</summary>
internal static class Operations
{
    // Opening a socket is what every call of the hub begins with.
    private const string HubAddress = "/hubs/chat";

    /// <summary>Every route, by its name; by its pattern where it has none.</summary>
    public static Dictionary<string, Route> Routes(IServiceProvider services) =>
        services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(Route.Of)
            .Where(r => r.Name != HubAddress)
            .Distinct()
            .ToDictionary(r => r.Name);

    /// <summary>Every method that a client may call, with the names of the arguments it takes.</summary>
    public static Dictionary<string, string[]> HubMethods() =>
        typeof(ChatHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => m.GetCustomAttribute<HubMethodNameAttribute>()?.Name != StrictHubProtocol.RefusingMethod)
            .ToDictionary(
                m => $"hub {m.GetCustomAttribute<HubMethodNameAttribute>()?.Name ?? m.Name}",
                m => m.GetParameters().Where(p => p.ParameterType == typeof(JsonElement)).Select(p => p.Name!).ToArray());
}

/// <summary>A route of the server.</summary>
internal sealed record Route(string Name, string Method, string Pattern)
{
    public static Route Of(RouteEndpoint endpoint) => new(
        endpoint.Metadata.GetMetadata<IRouteNameMetadata>()?.RouteName ?? endpoint.RoutePattern.RawText!,
        endpoint.Metadata.GetMetadata<NegotiateMetadata>() is not null
            ? HttpMethods.Post
            : endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods[0] ?? HttpMethods.Get,
        endpoint.RoutePattern.RawText!);
}
