using System.Net;
using System.Text.Json;
using ChatServer.Harness;
using Npgsql;

namespace ChatServer.ProgramTests.Media;

public sealed class WorkerTests
{
    [Fact]
    public async Task A_picture_is_finished_by_the_next_worker_when_the_first_is_killed_in_the_middle()
    {
        await using var programs = await Programs.StartAsync();
        var (ada, ben, conversation) = await programs.TalkAsync();
        await using var device = await ben.Connect();
        var picture = await ada.UploadId(Samples.Png(400, 300));
        await ada.SendMedia(conversation, picture);

        // Whoever finishes the picture waits for the conversation.
        await using (var conversationTaken = await Taken.Of(programs, conversation))
        {
            var killed = await programs.StartWorkerAsync();
            await Eventually.IsTrue(conversationTaken.IsWaitedForAsync, "the worker has made what people see and wants to tell them");
            await killed.KillAsync();
            await killed.DisposeAsync();
        }

        Assert.Equal("processing", (await ben.Get($"/media/{picture}")).GetProperty("status").GetString());

        await using var worker = await programs.StartWorkerAsync();
        var ready = await device.WaitForChange(conversation, "media.ready");

        Assert.Equal("ready", ready.GetProperty("message").GetProperty("media")[0].GetProperty("status").GetString());
        Assert.NotEmpty(await ben.Download(picture, "variants/160"));
        Assert.Single(device.Heard("change"), change => change.GetProperty("kind").GetString() == "media.ready");
    }

    [Fact]
    public async Task An_avatar_that_a_worker_finished_is_shown_to_those_who_are_connected()
    {
        await using var programs = await Programs.StartAsync();
        var (ada, ben, _) = await programs.TalkAsync();
        await using var device = await ben.Connect();
        await ada.Put("/users/me/avatar", new { mediaId = await ada.UploadId(Samples.Png(400, 300)) });

        await using var worker = await programs.StartWorkerAsync();

        await device.WaitFor("user", card => card.GetProperty("id").GetGuid() == ada.Id && card.GetProperty("avatar").ValueKind == JsonValueKind.Object);
    }

    [Fact]
    public async Task A_worker_says_how_it_is_and_serves_nobody()
    {
        await using var programs = await Programs.StartAsync();
        await using var worker = await programs.StartWorkerAsync();

        foreach (var (path, status) in new[]
                 {
                     ("/health/live", HttpStatusCode.OK), ("/health/ready", HttpStatusCode.OK), ("/metrics", HttpStatusCode.OK),
                     ("/api/v1/capabilities", HttpStatusCode.NotFound), ("/swagger", HttpStatusCode.NotFound), ("/hubs/chat", HttpStatusCode.NotFound),
                 })
        {
            using var answer = await worker.Http.GetAsync(path);
            Assert.Equal((path, status), (path, answer.StatusCode));
        }
    }

    [Fact]
    public async Task A_worker_without_a_database_says_what_it_needs()
    {
        using var data = new TemporaryDirectory();
        await using var worker = ServerProcess.Start(data.Path, ["work"]);

        Assert.Equal(1, await worker.EndsAsync());
        Assert.Contains("set ConnectionStrings:Chat to that of the servers", worker.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(data.In("postgres")));
    }

    /// <summary>A conversation that somebody else is writing to.</summary>
    private sealed class Taken(Programs programs, NpgsqlConnection connection, NpgsqlTransaction transaction) : IAsyncDisposable
    {
        public static async Task<Taken> Of(Programs programs, Guid conversation)
        {
            var connection = await programs.OpenDatabaseAsync();
            var transaction = await connection.BeginTransactionAsync();
            await using var take = new NpgsqlCommand("select from conversations where id = $1 for no key update", connection, transaction);
            take.Parameters.AddWithValue(conversation);
            await take.ExecuteNonQueryAsync();
            return new Taken(programs, connection, transaction);
        }

        public async Task<bool> IsWaitedForAsync()
        {
            await using var other = await programs.OpenDatabaseAsync();
            await using var find = new NpgsqlCommand("select exists (select from pg_stat_activity where $1 = any(pg_blocking_pids(pid)))", other);
            find.Parameters.AddWithValue(connection.ProcessID);
            return (bool)(await find.ExecuteScalarAsync())!;
        }

        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
