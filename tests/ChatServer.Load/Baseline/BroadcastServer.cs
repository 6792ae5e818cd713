using ChatServer.Load.Programs;
using ChatServer.Messages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatServer.Load.Baseline;

/// <summary>What one writes first: a bare SignalR hub that broadcasts to a group, as it comes, and stores nothing.</summary>
/// <remarks>The same bytes for each reader as from the server. Nobody is authenticated, and nobody misses anything later.</remarks>
internal static class BroadcastServer
{
    public const string Verb = "serve-broadcast";
    public const string Hub = "/hub";

    public static async Task<int> RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.Services.AddSignalR();

        await using var app = builder.Build();
        app.MapHub<BroadcastHub>(Hub);
        await app.StartAsync();
        Console.WriteLine($"{RunningProgram.Announcement}{app.Urls.First()}");
        await app.WaitForShutdownAsync();
        return 0;
    }
}

internal sealed class BroadcastHub : Hub
{
    private const string Everybody = "everybody";

    private static long _seq;

    public override Task OnConnectedAsync() => Groups.AddToGroupAsync(Context.ConnectionId, Everybody);

    public async Task<MessageView> Send(Guid conversationId, BaselineRequest request)
    {
        var (now, seq) = (DateTimeOffset.UtcNow, Interlocked.Increment(ref _seq));
        var message = new MessageView(
            Guid.CreateVersion7(now), conversationId, seq, request.ClientId, conversationId, request.Content, [], null, now, null, null);
        await Clients.Group(Everybody).SendAsync("change", new BroadcastChange(conversationId, 1, seq, "message.sent", now, conversationId, message));
        return message;
    }
}

internal sealed record BroadcastChange(
    Guid ConversationId, int Epoch, long Seq, string Kind, DateTimeOffset At, Guid ActorId, MessageView Message);
