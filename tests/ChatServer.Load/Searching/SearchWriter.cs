using ChatServer.Load.Worlds;
using Npgsql;

namespace ChatServer.Load.Searching;

/// <summary>Writes the messages straight into the tables, and keeps some of the reader's, to search for.</summary>
internal sealed class SearchWriter(SearchWorld world, SearchTexts texts, int messages)
{
    // A prime: of every conversation, and so of every script.
    private const int KeepsOneOf = 499;

    // A million of them are younger than the sessions of those who ask.
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    private readonly DateTime _begun = DateTime.UtcNow - (Step * messages);

    /// <summary>Texts that the reader may read, with their scripts and when they were sent.</summary>
    public List<(string Text, int Script, DateTime At)> Kept { get; } = [];

    public async Task WriteAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var connection = await source.OpenConnectionAsync();
        await WorldWriter.WriteAsync(world.World, connection, _begun);
        await connection.CopyAsync(MessageLog.Columns, Messages());
        await MessageLog.WriteAsync(connection);
    }

    private IEnumerable<object[]> Messages()
    {
        for (var n = 0; n < messages; n++)
        {
            var (index, number) = (n % world.All.Count, 1L + (n / world.All.Count));
            var (conversation, script, at) = (world.All[index], SearchWorld.ScriptOf(index), _begun + (Step * n));
            var members = world.World.Members[conversation];
            var text = texts.Next(script);
            if (index % 2 == 0 && n / 2 % KeepsOneOf == 0) Kept.Add((text, script, at));
            yield return [conversation, number + 1, Guid.CreateVersion7(at), number, Guid.NewGuid(), new byte[32], members[(int)(number % members.Count)].Id, text, at];
        }
    }
}
