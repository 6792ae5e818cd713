using ChatServer.Load.Programs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatServer.Load.Baseline;

/// <summary>
/// What one writes first: a minimal API that inserts each message by itself, and reads each page, by one prepared statement.
/// </summary>
/// <remarks>
/// The same columns, keys and durability as the server's messages, and nothing else: nobody is authenticated or allowed, no repetition
/// is recognised, no order or position is given out, no mark moves, nobody is told, no query is checked, no limits, no measurements.
/// </remarks>
internal static class BaselineServer
{
    public const string Verb = "serve-baseline";

    /// <summary>Before the address of sends: they are answered, and stored nowhere. No server with this client can cost less.</summary>
    public const string StoresNothing = "/nothing";

    private const string Messages = "/api/v1/conversations/{conversationId:guid}/messages";

    public static Task<RunningProgram> StartAsync(string connectionString) =>
        RunningProgram.StartAsync("ChatServer.Load.dll", Verb, connectionString);

    public static async Task<int> RunAsync(string connectionString)
    {
        await using var pool = new BaselinePool(connectionString);
        var (sends, pages) = (new BaselineSends(pool), new BaselinePages(pool));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Configuration["urls"] = "http://127.0.0.1:0";

        await using var app = builder.Build();
        app.MapPost(Messages, async (Guid conversationId, BaselineRequest request) =>
            TypedResults.Created((string?)null, await sends.InsertAsync(conversationId, request)));
        app.MapPost(StoresNothing + Messages, (Guid conversationId, BaselineRequest request) =>
            TypedResults.Created((string?)null, BaselineSends.Answer(conversationId, request)));
        app.MapGet(Messages, (Guid conversationId, long? before) => pages.ReadAsync(conversationId, before ?? long.MaxValue));
        app.MapPut("/pool/{connections:int}", (int connections) => pool.ResizeAsync(connections));

        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Console.WriteLine($"{RunningProgram.Announcement}{address}");
        await app.WaitForShutdownAsync();
        return 0;
    }
}
