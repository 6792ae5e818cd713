using ChatServer.Persistence.Embedded;
using Microsoft.AspNetCore.Connections;

namespace ChatServer.Persistence;

/// <summary>What the program does, by its first words: "work", "migrate", "epoch raise", what features add, or serve when there are none.</summary>
internal static class Commands
{
    private const string Usage = """
        ChatServer                runs the server
        ChatServer --demo         runs it with a small world to try things with, on an empty database
        ChatServer work           does heavy jobs, such as making what people see of their uploads, for servers on the same database
        ChatServer migrate        brings the database's tables up to date and ends
        ChatServer epoch raise    tells all clients that the history may have been cut, such as after restoring a backup by hand
        """;

    private const string Work = "work";

    private const string Settings = "Settings follow as --Name=value, or come from the environment as Name (\":\" is written \"__\" there).";

    public static bool IsWork(string[] arguments) => Words(arguments) is [Work];

    public static async Task<int> RunCommandAsync(this WebApplication app, string[] arguments)
    {
        await using var whole = app;
        var stopping = app.Lifetime.ApplicationStopping;
        try
        {
            return await (Words(arguments) switch
            {
                [] => ServeAsync(app),
                [Work] => WorkAsync(app),
                ["migrate"] => MigrateAsync(app),
                ["epoch", "raise"] => RaiseEpochAsync(app),
                [var word, .. var others] when Added(app).FirstOrDefault(c => c.Word == word) is { } command => RunAsync(app, command, others),
                _ => ExplainAsync(app),
            });
        }
        catch (CannotStartException reason)
        {
            await Console.Error.WriteLineAsync(reason.Message);
            return 1;
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{failure.Message} Another one is given by ASPNETCORE_URLS=http://127.0.0.1:5090");
            return 1;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Asked to stop before it had started.
            return 0;
        }
    }

    private static string[] Words(string[] arguments) => [.. arguments.TakeWhile(a => !a.StartsWith('-'))];

    private static Task<int> WorkAsync(WebApplication app) => app.Services.GetService<EmbeddedPostgres>() is null
        ? ServeAsync(app)
        : throw new CannotStartException("A worker has no database of its own: set ConnectionStrings:Chat to that of the servers it works for.");

    private static async Task<int> ServeAsync(WebApplication app)
    {
        var start = await OpenDatabaseAsync(app);
        await start.RunAsync(app.Lifetime.ApplicationStopping);
        await RequireConditionsAsync(app);
        try
        {
            await app.StartAsync();
        }
        catch
        {
            // The host leaves running what was started before the failure.
            await app.StopAsync();
            throw;
        }

        await app.WaitForShutdownAsync();
        return 0;
    }

    private static async Task RequireConditionsAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        foreach (var condition in app.Services.GetServices<StartCondition>())
            await condition.RequireAsync(scope.ServiceProvider, app.Lifetime.ApplicationStopping);
    }

    private static async Task<int> MigrateAsync(WebApplication app)
    {
        var start = await OpenDatabaseAsync(app);
        await start.MigrateAsync(CancellationToken.None);
        Console.WriteLine("The tables are up to date.");
        return 0;
    }

    private static async Task<int> RaiseEpochAsync(WebApplication app)
    {
        var start = await OpenDatabaseAsync(app);
        Console.WriteLine($"The epoch is {await start.RaiseEpochAsync(CancellationToken.None)} now. Servers that run learn of it when they are restarted.");
        return 0;
    }

    private static async Task<int> RunAsync(WebApplication app, Command command, string[] words)
    {
        var start = await OpenDatabaseAsync(app, mayJoin: true);
        await start.RunAsync(CancellationToken.None);
        await using var scope = app.Services.CreateAsyncScope();
        if (await command.RunAsync(words, scope.ServiceProvider) is not { } outcome) return await ExplainAsync(app);

        Console.WriteLine(outcome);
        return 0;
    }

    private static async Task<int> ExplainAsync(WebApplication app)
    {
        await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, [Usage, .. Added(app).Select(c => c.Usage), "", Settings]));
        return 2;
    }

    private static IEnumerable<Command> Added(WebApplication app) => app.Services.GetServices<Command>();

    /// <summary>Runs the server's own PostgreSQL if it has one; only then its address leads anywhere.</summary>
    /// <param name="app">The program.</param>
    /// <param name="mayJoin">Whether that of a server that runs will do.</param>
    private static async Task<DatabaseStart> OpenDatabaseAsync(WebApplication app, bool mayJoin = false)
    {
        if (app.Services.GetService<EmbeddedPostgres>() is { } embedded && !(mayJoin && embedded.TryJoin()))
        {
            await embedded.StartAsync(app.Lifetime.ApplicationStopping);
            embedded.Restarted += app.Services.GetRequiredService<Database>().ForgetConnections;
        }

        return app.Services.GetRequiredService<DatabaseStart>();
    }
}
