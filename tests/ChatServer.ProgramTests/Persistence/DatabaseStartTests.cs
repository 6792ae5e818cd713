using ChatServer.Harness;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ChatServer.ProgramTests.Persistence;

public sealed class DatabaseStartTests
{
    [Fact]
    public async Task Nodes_that_start_together_on_an_empty_database_migrate_it_once()
    {
        var address = await PostgresCluster.Current.CreateEmptyDatabaseAsync();

        var nodes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ChatApp.StartAsync(("ConnectionStrings:Chat", address)))));

        var secrets = await Task.WhenAll(nodes.Select(n => n.WithDatabase(db => db.Set<Deployment>().Select(d => d.Secret).SingleAsync())));
        Assert.All(secrets, s => Assert.Equal(secrets[0], s));
        foreach (var node in nodes) await node.DisposeAsync();
    }

    [Fact]
    public async Task A_restart_keeps_the_epoch_and_another_past_raises_it()
    {
        await using var app = await ChatApp.StartAsync();
        var first = EpochOf(app);

        await using var restarted = await app.StartNodeAsync();
        Assert.Equal(first, EpochOf(restarted));

        await ExecuteAsync(app, "update deployment set lineage = 'the one before the standby took over'");
        await using var later = await app.StartNodeAsync();
        Assert.True(EpochOf(later) > first);
    }

    [Fact]
    public async Task A_running_node_notices_another_past_when_it_connects_again()
    {
        await using var app = await ChatApp.StartAsync();
        var first = EpochOf(app);

        await ExecuteAsync(app, "update deployment set lineage = 'the one before the standby took over'");
        app.Services.GetRequiredService<Database>().ForgetConnections();
        await app.WithDatabase(db => db.Set<Deployment>().AnyAsync());

        Assert.True(EpochOf(app) > first);
    }

    [Fact]
    public async Task An_epoch_is_not_given_out_again_after_an_old_backup_was_restored()
    {
        await using var app = await ChatApp.StartAsync();
        await ExecuteAsync(app, "update deployment set lineage = 'first failover'");
        await using var afterFailover = await app.StartNodeAsync();

        app.Clock.Advance(TimeSpan.FromHours(1));
        await ExecuteAsync(app, "update deployment set epoch = 1, lineage = 'as in the backup'");
        await using var afterRestore = await app.StartNodeAsync();

        Assert.True(EpochOf(afterRestore) > 1_000_000, "An epoch raised in another minute has another number.");
    }

    [Fact]
    public async Task Raising_the_epoch_by_hand_is_seen_at_the_next_start()
    {
        await using var app = await ChatApp.StartAsync();
        using var data = new TemporaryDirectory();

        await using var command = ServerProcess.Start(data.Path, ["epoch", "raise"], $"ConnectionStrings:Chat={app.ConnectionString}");
        Assert.Equal(0, await command.EndsAsync());

        await using var restarted = await app.StartNodeAsync();
        Assert.True(EpochOf(restarted) > EpochOf(app));
    }

    [Fact]
    public async Task While_the_database_is_down_requests_are_told_to_come_back()
    {
        await using var postgres = await TestPostgres.StartFastAsync();
        await using var app = await ChatApp.StartAsync(("ConnectionStrings:Chat", postgres.ConnectionString));
        var ada = await app.SignUp();

        await postgres.Embedded.DisposeAsync();
        using var answer = await app.Stranger().TryPost("/sessions", new { login = ada.Username, password = ada.Password });

        await answer.ShouldRefuse(503, "database-unavailable");
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    private static int EpochOf(ChatApp app) => app.Services.GetRequiredService<Epoch>().Current;

    private static async Task ExecuteAsync(ChatApp app, string sql)
    {
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
