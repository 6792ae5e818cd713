using System.Reflection;
using System.Text.Json;
using ChatServer.Realtime;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServer.ContractTests.Permissions;

/// <summary>All that can be asked of the running server, whatever the table says.</summary>
internal static class Operations
{
    // Every call of the hub begins with opening a socket here.
    private const string HubAddress = "/hubs/chat";

    /// <summary>The door to each: routes by name, or by pattern where they have none; methods as in "hub Send".</summary>
    public static Dictionary<string, IDoor> Of(IServiceProvider services) => Routes(services).Concat(HubMethods()).ToDictionary();

    private static IEnumerable<KeyValuePair<string, IDoor>> Routes(IServiceProvider services) =>
        from endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let pattern = endpoint.RoutePattern.RawText!
        where pattern != HubAddress
        let name = endpoint.Metadata.GetMetadata<IRouteNameMetadata>()?.RouteName ?? pattern
        select KeyValuePair.Create<string, IDoor>(name, new RestDoor(MethodOf(endpoint), pattern));

    private static HttpMethod MethodOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<NegotiateMetadata>() is not null
            ? HttpMethod.Post
            : HttpMethod.Parse(endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods[0] ?? "GET");

    private static IEnumerable<KeyValuePair<string, IDoor>> HubMethods() =>
        from method in typeof(ChatHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        let name = method.GetCustomAttribute<HubMethodNameAttribute>()?.Name ?? method.Name
        where name != StrictHubProtocol.RefusingMethod
        let arguments = method.GetParameters().Where(p => p.ParameterType == typeof(JsonElement)).Select(p => p.Name!)
        select KeyValuePair.Create<string, IDoor>($"hub {name}", new HubDoor(name, [.. arguments]));
}
