using ChatServer.Harness;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace ChatServer.Tests.Persistence;

public sealed class CommitTests : IAsyncLifetime
{
    private TestPostgres _postgres = null!;
    private Database _database = null!;

    public async ValueTask InitializeAsync()
    {
        _postgres = await TestPostgres.StartSafeAsync();
        _database = new Database(
            $"{_postgres.ConnectionString};Command Timeout=1", new EpochKeeper(new Epoch(), new DeploymentSecret()), NullLoggerFactory.Instance);
        await _postgres.ExecuteAsync("create table sent (what text)");

        // From here on every commit waits for a standby that never comes, as it does for a disk that hangs.
        await _postgres.ExecuteAsync("alter system set synchronous_standby_names = 'missing'");
        await _postgres.ExecuteAsync("select pg_reload_conf()");
        await Eventually.IsTrue(
            async () => (string?)await _postgres.ExecuteAsync("show synchronous_standby_names") == "missing", "the setting is loaded");
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _postgres.DisposeAsync();
    }

    [Fact]
    public async Task A_commit_whose_wait_is_cut_short_is_reported_as_unknown()
    {
        var (commit, backend) = await StallACommitAsync();

        await _postgres.ExecuteAsync($"select pg_cancel_backend({backend})");

        var refused = await Assert.ThrowsAsync<RefusalException>(() => commit);
        Assert.Equal("outcome-unknown", refused.Code);
    }

    [Fact]
    public async Task A_commit_is_waited_for_however_long_it_takes()
    {
        var (commit, backend) = await StallACommitAsync();

        // Longer than the connection's command timeout, on the database's clock.
        await _postgres.ExecuteAsync("select pg_sleep(2.5)");
        Assert.False(commit.IsCompleted);
        Assert.Equal("SyncRep", await _postgres.ExecuteAsync($"select wait_event from pg_stat_activity where pid = {backend}"));

        await _postgres.ExecuteAsync("alter system reset synchronous_standby_names");
        await _postgres.ExecuteAsync("select pg_reload_conf()");
        await commit;
    }

    [Fact]
    public async Task A_commit_whose_connection_breaks_is_reported_as_unknown()
    {
        var (commit, _) = await StallACommitAsync();

        await _postgres.Embedded.DisposeAsync();

        var refused = await Assert.ThrowsAsync<RefusalException>(() => commit);
        Assert.Equal("outcome-unknown", refused.Code);
    }

    private async Task<(Task Commit, int Backend)> StallACommitAsync()
    {
        var connection = await _database.Main.OpenConnectionAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using (var insert = new NpgsqlCommand("insert into sent values ('a word')", connection, transaction))
            await insert.ExecuteNonQueryAsync();

        var backend = connection.ProcessID;
        var commit = Database.CommitAsync(transaction);
        await Eventually.IsTrue(
            async () => await _postgres.ExecuteAsync($"select wait_event from pg_stat_activity where pid = {backend}") is "SyncRep",
            "the commit waits for the standby");
        return (commit, backend);
    }
}
