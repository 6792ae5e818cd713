using ChatServer.Http.RateLimits;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Npgsql;

namespace ChatServer.Telemetry;

/// <summary>Whether the process runs, and whether it can do its work now.</summary>
internal static class Health
{
    // Longer than any healthy database takes, shorter than a balancer waits.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Ok(new { status = "live" })).WithMetadata(new NoRateLimitAttribute()).ExcludeFromDescription();
        app.MapGet("/health/ready", ReadyAsync).WithMetadata(new NoRateLimitAttribute()).ExcludeFromDescription();
    }

    private static async Task<IResult> ReadyAsync(Database database, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(Patience);
        try
        {
            await using var command = database.Main.CreateCommand("select 1");
            await command.ExecuteScalarAsync(limited.Token);
        }
        catch (Exception failure) when (failure is NpgsqlException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            throw Refusal.DatabaseUnavailable();
        }

        return Results.Ok(new { status = "ready" });
    }
}
