using ChatServer.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChatServer.Realtime;

internal static class RealtimeModule
{
    private const string Address = "/hubs/chat";
    private const int MaxMessageBytes = 32 * 1024;

    // Between a socket's queue and the web server, which holds as much again and more.
    private const int MaxBytesUnderWay = 32 * 1024;

    // Who misses something is given up earlier, and told so; see Patience.
    private static readonly TimeSpan LongestSend = 3 * Patience.Length;

    public static void AddRealtime(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<RealtimeOptions>().BindConfiguration("Realtime").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, HubAuthentication>(HubAuthentication.Scheme, null);

        AddHub(builder.Services);
        AddFanOut(builder.Services);
    }

    public static void MapRealtime(this WebApplication app)
    {
        var entrance = app.Services.GetRequiredService<SocketEntrance>();
        var options = new HttpConnectionDispatcherOptions
        {
            Transports = HttpTransportType.WebSockets,
            TransportMaxBufferSize = MaxBytesUnderWay,
            TransportSendTimeout = LongestSend,
        };
        app.MapConnections(Address, options, connections => connections
                .Use(hub => connection => entrance.EnterAsync(connection, hub))
                .UseHub<ChatHub>())
            .RequireAuthorization(new AuthorizeAttribute { AuthenticationSchemes = HubAuthentication.Scheme });
    }

    private static void AddHub(IServiceCollection services)
    {
        services.AddSignalR(signalR => signalR.MaximumReceiveMessageSize = MaxMessageBytes)
            .AddJsonProtocol(json => WireJson.Configure(json.PayloadSerializerOptions))
            .AddHubOptions<ChatHub>(hub => hub.AddFilter<HubRefusals>());
        services.RemoveAll<IHubProtocol>();
        services.AddSingleton<IHubProtocol>(s => new StrictHubProtocol(new JsonHubProtocol(s.GetRequiredService<IOptions<JsonHubProtocolOptions>>())));
        services.AddSingleton<HubRefusals>();
        services.AddSingleton<HubLifetimeManager<ChatHub>, SocketLifetime>();
        services.AddSingleton<Tickets>();
    }

    private static void AddFanOut(IServiceCollection services)
    {
        services.AddSingleton<RealtimeMeters>();
        services.AddSingleton<RealtimeStore>();
        services.AddSingleton<Frames>();
        services.AddSingleton<ConnectedUsers>();
        services.AddSingleton<ConversationFeeds>();
        services.AddSingleton<Presence>();
        services.AddSingleton<Typing>();
        services.AddSingleton<ReceiptFanOut>();
        services.AddSingleton<RelationFanOut>();
        services.AddSingleton<SubscriptionFanOut>();
        services.AddSingleton<SocketSessions>();
        services.AddSingleton<Attendance>();
        services.AddSingleton<SocketCheck>();
        services.AddSingleton<CardCheck>();
        services.AddSingleton<SocketParts>();
        services.AddSingleton<SocketEntrance>();
        services.AddRunning<LogReading>();
        services.AddRunning<CatchUp>();
        services.AddRunning<CardFanOut>();
        services.AddHostedService<FanOut>();
        services.AddHostedService<Upkeep>();
    }

    private static void AddRunning<T>(this IServiceCollection services) where T : class, IHostedService
    {
        services.AddSingleton<T>();
        services.AddHostedService(s => s.GetRequiredService<T>());
    }
}
