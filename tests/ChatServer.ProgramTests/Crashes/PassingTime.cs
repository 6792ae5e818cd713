using ChatServer.Harness;
using Npgsql;

namespace ChatServer.ProgramTests.Crashes;

/// <summary>Lets hours pass between two lives of a server: whatever it wrote down that comes due, and its files, become so much older.</summary>
internal static class PassingTime
{
    private const string Older = """
        with j as (update jobs set not_before = not_before - $1),
        u as (update uploads set expires_at = expires_at - $1),
        b as (update blobs set check_at = check_at - $1)
        update media set check_at = check_at - $1
        """;

    public static async Task PassAsync(this CrashServer server, TimeSpan time)
    {
        await using var database = new NpgsqlConnection(server.ConnectionString);
        await database.OpenAsync();
        await using var command = new NpgsqlCommand(Older, database) { Parameters = { new() { Value = time } } };
        await command.ExecuteNonQueryAsync();
        foreach (var path in Directory.EnumerateFileSystemEntries(server.MediaDirectory, "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(path, File.GetLastWriteTimeUtc(path) - time);
    }

    /// <summary>Returns when nothing is due any more.</summary>
    public static async Task AllJobsAreDoneAsync(this CrashServer server)
    {
        await using var database = new NpgsqlConnection(server.ConnectionString);
        await database.OpenAsync();
        await using var waiting = new NpgsqlCommand("select exists (select from jobs where attempts > 0 or not_before <= now())", database);
        await Eventually.IsTrue(async () => await waiting.ExecuteScalarAsync() is false, "all jobs are done");
    }
}
