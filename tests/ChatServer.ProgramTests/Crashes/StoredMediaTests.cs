using ChatServer.Harness;
using Npgsql;

namespace ChatServer.ProgramTests.Crashes;

/// <summary>What compares files after crashes is only worth something if it finds what is wrong: each fault is made once, found, and undone.</summary>
public sealed class StoredMediaTests(StoredMediaTests.World world) : IClassFixture<StoredMediaTests.World>
{
    [Fact]
    public async Task What_is_sound_is_found_sound() => Assert.Empty(await world.Wrong());

    [Fact]
    public async Task A_message_that_refers_to_missing_content_is_found()
    {
        var (file, aside) = (world.Files[0], Path.GetTempFileName());
        File.Move(file, aside, overwrite: true);
        try
        {
            var wrong = await world.Wrong();

            Assert.Contains(wrong, w => w.Contains(": content is not served", StringComparison.Ordinal));
            Assert.Contains($"blob {Path.GetFileName(file)} has no file", wrong);
        }
        finally
        {
            File.Move(aside, file);
        }
    }

    [Fact]
    public async Task Content_that_changed_on_the_disk_is_found()
    {
        var content = await File.ReadAllBytesAsync(world.Files[0]);
        await File.WriteAllBytesAsync(world.Files[0], [.. content.Reverse()]);
        try
        {
            var wrong = await world.Wrong();

            Assert.Contains(wrong, w => w.EndsWith("content has other content than it is stored under", StringComparison.Ordinal));
            Assert.Contains($"{world.Files[0]} is not what its name says", wrong);
        }
        finally
        {
            await File.WriteAllBytesAsync(world.Files[0], content);
        }
    }

    [Fact]
    public async Task Content_that_no_blob_knows_of_is_found()
    {
        var leaked = world.Files[0][..^1] + (world.Files[0][^1] == '0' ? '1' : '0');
        await File.WriteAllTextAsync(leaked, "leaked");
        try
        {
            Assert.Contains($"file {Path.GetFileName(leaked)} is of no blob", await world.Wrong());
        }
        finally
        {
            File.Delete(leaked);
        }
    }

    [Fact]
    public async Task A_file_that_was_left_half_way_is_found()
    {
        var left = Path.Combine(world.Server.MediaDirectory, "incoming", "half");
        await File.WriteAllTextAsync(left, "half");
        try
        {
            Assert.Contains($"{left} was left", await world.Wrong());
        }
        finally
        {
            File.Delete(left);
        }
    }

    [Fact]
    public Task A_blob_that_no_media_refers_to_is_found() => Finds(
        "is of no media", "insert into blobs (hash, bytes) values (sha256('leaked'), 6)", "delete from blobs where hash = sha256('leaked')");

    [Fact]
    public Task Media_that_are_in_no_message_are_found() => Finds(
        "is in no message",
        "create table taken as select * from message_media where position = 0; delete from message_media where position = 0",
        "insert into message_media select * from taken; drop table taken");

    [Fact]
    public Task A_message_without_its_media_is_found() => Finds(
        "has other media than those that were sent",
        "update message_media set position = 2 - position",
        "update message_media set position = 2 - position");

    [Fact]
    public async Task A_message_that_was_taken_back_and_is_there_is_found()
    {
        world.Sent.IsTakenBack = true;
        try
        {
            Assert.Contains(await world.Wrong(), w => w.Contains("was taken back, and", StringComparison.Ordinal));
        }
        finally
        {
            world.Sent.IsTakenBack = false;
        }
    }

    private async Task Finds(string fault, string make, string undo)
    {
        await world.Run(make);
        try
        {
            Assert.Contains(await world.Wrong(), w => w.Contains(fault, StringComparison.Ordinal));
        }
        finally
        {
            await world.Run(undo);
        }
    }

    /// <summary>A server with one message, in which there are two files.</summary>
    public sealed class World : IAsyncLifetime
    {
        private TestUser _ben = null!;
        private StoredMedia _stored = null!;

        internal CrashServer Server { get; } = new();

        internal SentMedia Sent { get; private set; } = null!;

        internal IReadOnlyList<string> Files { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            await Server.StartAsync();
            var ada = new TestUser(Server) { Username = "ada" };
            _ben = new TestUser(Server) { Username = "ben" };
            foreach (var person in new[] { ada, _ben }) await person.SignUp();
            var conversation = await ada.Post("/conversations", new { kind = "direct", memberIds = new[] { _ben.Id } });
            byte[][] contents = [Samples.Noise(1_000), Samples.Noise(2_000)];
            var files = new List<SentFile>();
            foreach (var content in contents) files.Add(new SentFile(await ada.UploadId(content), "file", content));
            var message = await ada.SendMedia(conversation.GetProperty("id").GetGuid(), [.. files.Select(f => f.MediaId)]);
            Sent = new SentMedia(message.GetProperty("id").GetGuid(), files);
            _stored = new StoredMedia(Server);
            Files = [.. Directory.EnumerateFiles(Path.Combine(Server.MediaDirectory, "blobs"), "*", SearchOption.AllDirectories)];
        }

        public ValueTask DisposeAsync() => Server.DisposeAsync();

        internal async Task<IReadOnlyList<string>> Wrong() => [.. await _stored.MissingAsync(_ben, [Sent]), .. await _stored.LeftOverAsync()];

        internal async Task Run(string sql)
        {
            await using var database = new NpgsqlConnection(Server.ConnectionString);
            await database.OpenAsync();
            await using var command = new NpgsqlCommand(sql, database);
            await command.ExecuteNonQueryAsync();
        }
    }
}
