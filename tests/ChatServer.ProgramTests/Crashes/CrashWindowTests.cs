using ChatServer.Harness;
using Npgsql;

namespace ChatServer.ProgramTests.Crashes;

/// <summary>The server dies at a chosen point of a send. Nobody was answered, and whoever asks again finds one message.</summary>
public sealed class CrashWindowTests : IAsyncLifetime
{
    private readonly CrashServer _server = new();
    private TestUser _ada = null!;
    private Guid _conversation;

    public async ValueTask InitializeAsync()
    {
        await _server.StartAsync();
        _ada = new TestUser(_server) { Username = "ada" };
        await _ada.SignUp();
        _conversation = (await _ada.Post("/conversations", new { kind = "group", title = "Tea", memberIds = Array.Empty<Guid>() }))
            .GetProperty("id").GetGuid();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task What_was_with_the_database_or_waited_for_its_turn_is_there_once_after_asking_again()
    {
        await using var other = await OpenAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await ExecuteAsync(other, "select 1 from conversations for update");
        var (withDatabase, inQueue) = (Guid.NewGuid(), Guid.NewGuid());

        var first = _ada.TrySend(_conversation, "with the database", withDatabase);
        await BackendWaitsForAsync("Lock");
        var second = _ada.TrySend(_conversation, "in the queue", inQueue);
        await KillUnderAsync(first, second);
        await transaction.CommitAsync();

        await _server.StartAsync();
        await ThereIsOneAfterRepeating("with the database", withDatabase);
        await ThereIsOneAfterRepeating("in the queue", inQueue);
    }

    [Fact]
    public async Task What_was_committed_and_not_answered_is_found_by_asking_again()
    {
        await using var other = await OpenAsync();
        await ExecuteAsync(other, "alter system set synchronous_standby_names = 'nobody'");
        await ExecuteAsync(other, "select pg_reload_conf()");
        var clientId = Guid.NewGuid();

        var send = _ada.TrySend(_conversation, "committed", clientId);
        await BackendWaitsForAsync("IPC");
        await KillUnderAsync(send);
        await ExecuteAsync(other, "alter system reset synchronous_standby_names");
        await ExecuteAsync(other, "select pg_reload_conf()");

        await _server.StartAsync();
        using var repeated = await _ada.TrySend(_conversation, "committed", clientId);
        Assert.Equal(200, (int)repeated.StatusCode);
        await ThereIsOneAfterRepeating("committed", clientId);
    }

    private async Task KillUnderAsync(params Task<HttpResponseMessage>[] sends)
    {
        await _server.KillAsync();
        foreach (var send in sends) await Assert.ThrowsAsync<HttpRequestException>(() => send);
    }

    private async Task ThereIsOneAfterRepeating(string content, Guid clientId)
    {
        var repeated = await _ada.Send(_conversation, content, clientId);
        var messages = (await _ada.Get($"/conversations/{_conversation}/messages")).GetProperty("items").EnumerateArray();
        var stored = Assert.Single(messages, m => m.GetProperty("clientId").GetGuid() == clientId);
        Assert.Equal(repeated.GetProperty("id").GetGuid(), stored.GetProperty("id").GetGuid());
        Assert.Equal(content, stored.GetProperty("content").GetString());
    }

    private async Task BackendWaitsForAsync(string kind)
    {
        await using var watcher = await OpenAsync();
        await Eventually.IsTrue(
            async () => await ExecuteAsync(watcher, $"""
                select count(*) from pg_stat_activity
                where application_name = 'ChatServer' and state = 'active' and wait_event_type = '{kind}'
                """) is > 0L,
            $"the database waits for {kind}");
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(_server.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<object?> ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
