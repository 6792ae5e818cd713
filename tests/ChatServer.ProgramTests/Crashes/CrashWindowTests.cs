using ChatServer.Harness;
using ChatServer.ProgramTests.Histories;
using Npgsql;

namespace ChatServer.ProgramTests.Crashes;

/// <summary>The server dies at a chosen point of a send. Whoever asks again finds one message, and everybody hears it once.</summary>
public sealed class CrashWindowTests(CrashWindowTests.StartedServer started) : IClassFixture<CrashWindowTests.StartedServer>, IAsyncLifetime
{
    private readonly CrashServer _server = started.Server;
    private TestUser _ada = null!;
    private Guid _conversation;

    public async ValueTask InitializeAsync()
    {
        _ada = new TestUser(_server) { Username = $"ada-{Guid.NewGuid():N}"[..20] };
        await _ada.SignUp();
        _conversation = (await _ada.Post("/conversations", new { kind = "group", title = "Tea", memberIds = Array.Empty<Guid>() }))
            .GetProperty("id").GetGuid();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task What_was_with_the_database_or_waited_for_its_turn_is_there_once_after_asking_again()
    {
        await using var other = await OpenAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await ExecuteAsync(other, "select 1 from conversations for update");
        var (withDatabase, inQueue) = (Guid.NewGuid(), Guid.NewGuid());

        var first = _ada.TrySend(_conversation, "with the database", withDatabase);
        await DatabaseWaitsForLockAsync();
        var second = _ada.TrySend(_conversation, "in the queue", inQueue);
        await KillUnderAsync(first, second);
        await transaction.CommitAsync();

        await _server.StartAsync();
        await ThereIsOneAfterRepeating("with the database", withDatabase);
        await ThereIsOneAfterRepeating("in the queue", inQueue);
    }

    [Fact]
    public async Task What_the_server_had_not_read_was_never_sent_and_is_there_once_after_asking_again()
    {
        var clientId = Guid.NewGuid();
        _server.Freeze();

        await KillUnderAsync(_ada.TrySend(_conversation, "not read", clientId));

        await _server.StartAsync();
        Assert.Empty((await _ada.Get($"/conversations/{_conversation}/messages")).GetProperty("items").EnumerateArray());
        await ThereIsOneAfterRepeating("not read", clientId);
    }

    [Fact]
    public async Task What_was_committed_and_not_answered_is_found_by_asking_again()
    {
        await using var other = await OpenAsync();
        await CommitsWaitAsync(other);

        var (send, clientId) = await SendWhoseCommitWaitsAsync("committed", other);
        await KillUnderAsync(send);
        await CommitsGoOnAsync(other);

        await _server.StartAsync();
        await IsRepeatedAsync("committed", clientId);
    }

    [Fact]
    public async Task What_was_committed_before_anybody_was_told_is_heard_by_those_who_come_back()
    {
        using var patient = new PatientServer(_server.Address);
        await using var phone = await FollowingDevice.StartAsync("Ada's phone", _server.Address, _ada.Over(patient), new History());
        await using var other = await OpenAsync();
        await CommitsWaitAsync(other);

        var (send, clientId) = await SendWhoseCommitWaitsAsync("untold", other);
        _server.Freeze();
        await CommitsGoOnAsync(other);
        await Eventually.IsTrue(async () => await ExecuteAsync(other, $"select count(*) from messages where client_id = '{clientId}'") is 1L, "the message is there");
        await KillUnderAsync(send);

        await _server.StartAsync();
        await phone.HearsAsync(_conversation, await HeadAsync());
        await IsRepeatedAsync("untold", clientId);
        await EndsAsAFreshOneAsync(phone);
    }

    [Fact]
    public async Task What_was_acknowledged_and_told_to_some_is_heard_by_the_others_when_they_come_back_and_by_nobody_twice()
    {
        var history = new History();
        using var patient = new PatientServer(_server.Address);
        await using var farAway = new TcpProxy { Target = _server.Http.BaseAddress };
        await using var phone = await FollowingDevice.StartAsync("Ada's phone", _server.Address, _ada.Over(patient), history);
        await using var tablet = await FollowingDevice.StartAsync("Ada's tablet", farAway.Address, _ada.Over(patient), history);
        await _ada.Send(_conversation, "everybody hears this");
        await phone.HearsAsync(_conversation, await HeadAsync());
        await tablet.HearsAsync(_conversation, await HeadAsync());

        farAway.Stall();
        await _ada.Send(_conversation, "some hear this");
        await phone.HearsAsync(_conversation, await HeadAsync());
        Assert.True(tablet.SeqOf(_conversation) < await HeadAsync());
        await _server.KillAsync();
        farAway.Cut();
        farAway.Flow();

        await _server.StartAsync();
        await _ada.Send(_conversation, "and this everybody");
        await phone.HearsAsync(_conversation, await HeadAsync());
        await tablet.HearsAsync(_conversation, await HeadAsync());
        await EndsAsAFreshOneAsync(phone);
        await EndsAsAFreshOneAsync(tablet);
        Assert.Equal(6, history.Heard.Select(h => (h.Device, h.Seq)).Distinct().Count());
        Assert.Equal(6, history.Heard.Count);
    }

    private static async Task EndsAsAFreshOneAsync(FollowingDevice device)
    {
        var end = await device.EndAsync();
        Assert.Equal(end.Fresh, end.State);
    }

    private async Task<long> HeadAsync() => (await _ada.Get($"/conversations/{_conversation}")).GetProperty("headSeq").GetInt64();

    // A commit that waits for a standby which does not exist is on the disk, and nobody knows it yet.
    private static async Task CommitsWaitAsync(NpgsqlConnection other)
    {
        await ExecuteAsync(other, "alter system set synchronous_standby_names = 'nobody'");
        await ExecuteAsync(other, "select pg_reload_conf()");
    }

    // The setting takes a moment to arrive; what is sent before is answered.
    private async Task<(Task<HttpResponseMessage> Send, Guid ClientId)> SendWhoseCommitWaitsAsync(string content, NpgsqlConnection other)
    {
        while (true)
        {
            var clientId = Guid.NewGuid();
            var send = _ada.TrySend(_conversation, content, clientId);
            await Eventually.IsTrue(
                async () => send.IsCompleted || await ExecuteAsync(other, """
                    select count(*) from pg_stat_activity join pg_locks using (pid)
                    where wait_event = 'SyncRep' and relation = 'messages'::regclass and mode = 'RowExclusiveLock'
                    """) is > 0L,
                "the commit waits");
            if (!send.IsCompleted) return (send, clientId);
        }
    }

    private static async Task CommitsGoOnAsync(NpgsqlConnection other)
    {
        await ExecuteAsync(other, "alter system reset synchronous_standby_names");
        await ExecuteAsync(other, "select pg_reload_conf()");
    }

    private async Task IsRepeatedAsync(string content, Guid clientId)
    {
        using var repeated = await _ada.TrySend(_conversation, content, clientId);
        Assert.Equal(200, (int)repeated.StatusCode);
        await ThereIsOneAfterRepeating(content, clientId);
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

    private async Task DatabaseWaitsForLockAsync()
    {
        await using var watcher = await OpenAsync();
        await Eventually.IsTrue(
            async () => await ExecuteAsync(watcher, """
                select count(*) from pg_stat_activity
                where application_name = 'ChatServer' and state = 'active' and wait_event_type = 'Lock'
                """) is > 0L,
            "the database waits for a lock");
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

    /// <summary>Each test kills the server and starts it again; its PostgreSQL is made once.</summary>
    public sealed class StartedServer : IAsyncLifetime
    {
        internal CrashServer Server { get; } = new();

        public async ValueTask InitializeAsync() => await Server.StartAsync();

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}
