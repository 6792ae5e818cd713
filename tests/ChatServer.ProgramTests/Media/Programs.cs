using ChatServer.Harness;
using Npgsql;

namespace ChatServer.ProgramTests.Media;

/// <summary>A server that does no heavy jobs, and workers that do, on one database and one directory.</summary>
internal sealed class Programs : IChatServer, IAsyncDisposable
{
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(3);

    private readonly TemporaryDirectory _data = new();
    private readonly string _database;
    private readonly ServerProcess _server;

    private Programs(string database)
    {
        _database = database;
        _server = Start(null, "Jobs:Heavy=false", "RateLimits:Enabled=false", "Passwords:Iterations=1000", "Passwords:AllowWeakHashing=true");
    }

    public HttpClient Http => _server.Http;

    public Uri Address => Http.BaseAddress!;

    public static async Task<Programs> StartAsync()
    {
        var programs = new Programs(await PostgresCluster.Current.CreateDatabaseAsync());
        await programs._server.ListensAsync();
        return programs;
    }

    /// <summary>Two people and their conversation.</summary>
    public async Task<(TestUser Ada, TestUser Ben, Guid Conversation)> TalkAsync()
    {
        var (ada, ben) = (new TestUser(this) { Username = "ada" }, new TestUser(this) { Username = "ben" });
        await ada.SignUp();
        await ben.SignUp();
        var conversation = await ada.Post("/conversations", new { kind = "direct", memberIds = new[] { ben.Id } });
        return (ada, ben, conversation.GetProperty("id").GetGuid());
    }

    public async Task<ServerProcess> StartWorkerAsync()
    {
        var worker = Start(["work"], $"Jobs:Lease={Lease}", "Jobs:LookEvery=00:00:00.5");
        await worker.ListensAsync();
        return worker;
    }

    public async Task<NpgsqlConnection> OpenDatabaseAsync()
    {
        var connection = new NpgsqlConnection($"{_database};Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await PostgresCluster.Current.DropDatabaseAsync(_database);
        _data.Dispose();
    }

    private ServerProcess Start(string[]? command, params string[] settings) => ServerProcess.Start(
        _data.Path, command, [$"ConnectionStrings:Chat={_database}", "Database:AllowDataLoss=true", .. settings]);
}
