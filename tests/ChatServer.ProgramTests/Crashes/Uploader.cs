using ChatServer.Harness;
using ChatServer.ProgramTests.Histories;
using Npgsql;

namespace ChatServer.ProgramTests.Crashes;

/// <summary>Someone who uploads, whatever fails.</summary>
/// <param name="patient">Whose uploads are repeated until they are answered: some are there more than once, one of them acknowledged.</param>
internal sealed class Uploader(TestUser patient, Random random, History history)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<Guid, string> _acknowledged = [];

    public async Task RunAsync(CancellationToken stop)
    {
        using var pause = new PeriodicTimer(Pause);
        while (!stop.IsCancellationRequested)
        {
            var content = $"{random.Next()} {new string('.', random.Next(100_000))}";
            _acknowledged[(await patient.Upload(content)).GetProperty("id").GetGuid()] = content;
            await pause.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    /// <summary>Looks for everything that was acknowledged, and for everything that the database knows of.</summary>
    public async Task LookAsync(string connectionString)
    {
        foreach (var id in _acknowledged.Keys.Union(await KnownAsync(connectionString)))
        {
            using var response = await patient.TryGet($"/media/{id}/content");
            var found = response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync() : null;
            history.Uploads.Enqueue(new Upload(id, _acknowledged.GetValueOrDefault(id), found));
        }
    }

    private async Task<List<Guid>> KnownAsync(string connectionString)
    {
        await using var database = new NpgsqlConnection(connectionString);
        await database.OpenAsync();
        await using var command = new NpgsqlCommand("select id from media where owner_id = $1", database) { Parameters = { new() { Value = patient.Id } } };
        await using var rows = await command.ExecuteReaderAsync();
        var known = new List<Guid>();
        while (await rows.ReadAsync()) known.Add(rows.GetGuid(0));
        return known;
    }
}
