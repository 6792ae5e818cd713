using System.Security.Cryptography;
using System.Text.Json;
using ChatServer.Harness;
using Npgsql;

namespace ChatServer.ProgramTests.Crashes;

/// <summary>Compares what people sent with what they get back, and what the store has with what the database refers to.</summary>
internal sealed class StoredMedia(CrashServer server)
{
    private const string Content = "content";

    // After so many attempts that did not end, a file is taken for the reason.
    private const int MostAttempts = 3;

    private readonly HashSet<Guid> _setAside = [];

    /// <summary>How many files and variants were read back.</summary>
    public int Read { get; private set; }

    /// <summary>How many pictures had the server killed under them each time that they were processed.</summary>
    public int SetAside => _setAside.Count;

    /// <summary>How many files the store has.</summary>
    public int Files => BlobFiles.Count();

    private IEnumerable<string> BlobFiles => FilesIn("blobs");

    /// <summary>What of these messages is not there as it was sent, or is there although it was taken back.</summary>
    public async Task<List<string>> MissingAsync(TestUser reader, IEnumerable<SentMedia> sent)
    {
        var hashes = (await ListAsync(
            "select id, 'content', blob from media union all select media_id, name, blob from media_variants",
            r => (Id: r.GetGuid(0), Name: r.GetString(1), Hash: Convert.ToHexStringLower(r.GetFieldValue<byte[]>(2))))).ToDictionary(r => (r.Id, r.Name), r => r.Hash);
        _setAside.UnionWith(await ListAsync($"select id from media where status = 'failed' and attempts > {MostAttempts}", r => r.GetGuid(0)));
        var missing = new List<string>();
        foreach (var message in sent)
        {
            if (message.IsTakenBack) missing.AddRange(await StillThereAsync(reader, message));
            else missing.AddRange(await MissingAsync(reader, message, hashes));
        }

        return missing;
    }

    /// <summary>What no message has, by the database and by the store.</summary>
    public async Task<List<string>> LeftOverAsync()
    {
        var media = await ListAsync("select id from media where id not in (select media_id from message_media)", r => r.GetGuid(0));
        var blobs = await HashesAsync("select hash from blobs");
        var used = await HashesAsync("select blob from media union select blob from media_variants");
        var files = BlobFiles.Select(f => Path.GetFileName(f)!).ToHashSet();
        return
        [
            .. media.Select(id => $"media {id} is in no message"),
            .. blobs.Except(used).Select(hash => $"blob {hash} is of no media"),
            .. files.Except(blobs).Select(name => $"file {name} is of no blob"),
            .. blobs.Except(files).Select(hash => $"blob {hash} has no file"),
            .. BlobFiles.Where(f => HashOf(File.ReadAllBytes(f)) != Path.GetFileName(f)).Select(f => $"{f} is not what its name says"),
            .. FilesIn("incoming").Concat(FilesIn("uploads")).Select(f => $"{f} was left"),
        ];
    }

    private IEnumerable<string> FilesIn(string directory) =>
        Directory.EnumerateFiles(Path.Combine(server.MediaDirectory, directory), "*", SearchOption.AllDirectories);

    private static async Task<List<string>> StillThereAsync(TestUser reader, SentMedia message)
    {
        var still = new List<string>();
        foreach (var file in message.Files)
            if (await reader.Find($"/media/{file.MediaId}") is { } found) still.Add($"{message.MessageId} was taken back, and {reader.Username} sees {found}");
        return still;
    }

    private async Task<List<string>> MissingAsync(TestUser reader, SentMedia message, Dictionary<(Guid, string), string> hashes)
    {
        var media = (await reader.Get($"/messages/{message.MessageId}")).GetProperty("media").EnumerateArray().ToList();
        var missing = new List<string>();
        if (!media.Select(m => m.GetProperty("id").GetGuid()).SequenceEqual(message.Files.Select(f => f.MediaId)))
            missing.Add($"{message.MessageId} has other media than those that were sent");
        foreach (var (view, file) in media.Zip(message.Files)) missing.AddRange(await MissingAsync(reader, view, file, hashes));
        return missing;
    }

    private async Task<List<string>> MissingAsync(TestUser reader, JsonElement view, SentFile file, Dictionary<(Guid, string), string> hashes)
    {
        if (view.GetProperty("status").GetString() == "failed" && _setAside.Contains(file.MediaId)) return [];
        if (view.GetProperty("status").GetString() != "ready" || view.GetProperty("kind").GetString() != file.Kind) return [$"{file.MediaId} is {view}"];

        var names = view.GetProperty("variants").EnumerateArray().Select(v => v.GetProperty("name").GetString()!).ToList();
        var missing = new List<string>();
        if ((file.Kind == "image") != names.Count > 0) missing.Add($"{file.MediaId} has {names.Count} variants");
        if (file.Kind == "file" && hashes[(file.MediaId, Content)] != HashOf(file.Content)) missing.Add($"{file.MediaId} is not what was uploaded");
        foreach (var name in names.Append(Content))
        {
            using var served = await reader.TryDownload(file.MediaId, name == Content ? Content : $"variants/{name}");
            if (!served.IsSuccessStatusCode) missing.Add($"{file.MediaId}: {name} is not served: {(int)served.StatusCode}");
            else if (HashOf(await served.Content.ReadAsByteArrayAsync()) != hashes[(file.MediaId, name)])
                missing.Add($"{file.MediaId}: {name} has other content than it is stored under");
            Read++;
        }

        return missing;
    }

    private static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private async Task<HashSet<string>> HashesAsync(string sql) =>
        [.. await ListAsync(sql, r => Convert.ToHexStringLower(r.GetFieldValue<byte[]>(0)))];

    private async Task<List<T>> ListAsync<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var database = new NpgsqlConnection(server.ConnectionString);
        await database.OpenAsync();
        await using var command = new NpgsqlCommand(sql, database);
        await using var rows = await command.ExecuteReaderAsync();
        var list = new List<T>();
        while (await rows.ReadAsync()) list.Add(read(rows));
        return list;
    }
}
