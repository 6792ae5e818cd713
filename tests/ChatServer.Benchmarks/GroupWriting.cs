using BenchmarkDotNet.Attributes;
using ChatServer.Messages;
using ChatServer.Messages.Writing;
using ChatServer.Persistence;
using Npgsql;

namespace ChatServer.Benchmarks;

/// <summary>
/// A group of messages in one transaction, with rights, repetitions, order, change log and marks, against one INSERT for each, one after
/// the other, with a prepared statement into a table with the same columns and keys.
/// </summary>
public class GroupWriting
{
    private const int People = 10;
    private const int Groups = 200;

    private const string Insert = """
        insert into messages_alone (id, conversation_id, seq, number, client_id, request_hash, sender_id, content, created_at)
        values ($1, $2, $3, $3, $4, $5, $6, $7, $8)
        """;

    private static readonly byte[] SomeHash = new byte[32];
    private static readonly string Content = new('x', 100);

    private BenchmarkServer _server = null!;
    private GroupStore _store = null!;
    private NpgsqlConnection _connection = null!;
    private NpgsqlCommand _insert = null!;
    private List<Guid> _senders = null!;
    private List<Guid> _conversations = null!;
    private int _sent;

    [Params(1, 32, 256)]
    public int Messages { get; set; }

    [GlobalSetup]
    public void SetUp() => SetUpAsync().GetAwaiter().GetResult();

    [GlobalCleanup]
    public void CleanUp()
    {
        _store.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _insert.Dispose();
        _connection.Dispose();
        _server.Dispose();
    }

    [Benchmark(Baseline = true)]
    public async Task OneInsertEach()
    {
        foreach (var message in Make())
        {
            object?[] values =
            [
                message.Id, message.ConversationId, (long)_sent, message.ClientId, message.RequestHash, message.SenderId, message.Content,
                message.CreatedAt,
            ];
            for (var i = 0; i < values.Length; i++) _insert.Parameters[i].Value = values[i];
            await _insert.ExecuteNonQueryAsync();
            _sent++;
        }
    }

    [Benchmark]
    public Task OneGroup() => _store.CommitAsync(Make());

    private async Task SetUpAsync()
    {
        _server = new BenchmarkServer();
        (_senders, _conversations) = ([], []);
        for (var i = 0; i < People; i++) _senders.Add((await _server.SignUpAsync($"person-{i}")).User.Id);
        for (var i = 0; i < Groups; i++) _conversations.Add(await _server.StartGroupAsync(_senders));

        _store = _server.Get<GroupStoreFactory>().Create();
        _connection = await _server.Get<Database>().Main.OpenConnectionAsync();
        await using var create = new NpgsqlCommand("create table messages_alone (like messages including all)", _connection);
        await create.ExecuteNonQueryAsync();
        _insert = await PrepareAsync();
    }

    private async Task<NpgsqlCommand> PrepareAsync()
    {
        var insert = new NpgsqlCommand(Insert, _connection);
        object[] samples = [Guid.Empty, Guid.Empty, 0L, Guid.Empty, SomeHash, Guid.Empty, "", DateTimeOffset.UtcNow];
        foreach (var sample in samples) insert.Parameters.Add(new NpgsqlParameter { Value = sample });
        await insert.PrepareAsync();
        return insert;
    }

    private List<Message> Make()
    {
        var now = DateTimeOffset.UtcNow;
        return [.. Enumerable.Range(0, Messages).Select(i => new Message
        {
            Id = Guid.CreateVersion7(now),
            ConversationId = _conversations[Random.Shared.Next(Groups)],
            ClientId = Guid.NewGuid(),
            RequestHash = SomeHash,
            SenderId = _senders[i % People],
            Content = Content,
            CreatedAt = now,
        })];
    }
}
