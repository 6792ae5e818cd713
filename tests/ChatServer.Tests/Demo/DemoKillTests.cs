using ChatServer.Tests.Harness;

namespace ChatServer.Tests.Demo;

public sealed class DemoKillTests(DemoKillTests.WholeWorld whole) : IClassFixture<DemoKillTests.WholeWorld>
{
    [Theory]
    [InlineData("insert on users", "new.normalized_user_name = 'cleo'")]
    [InlineData("insert on conversations", "new.title = 'Almanac 2.4'")]
    [InlineData("update of role on members", "new.role = 'admin'")]
    [InlineData("update of edited_at on messages", "new.edited_at is not null")]
    [InlineData("update of deleted_at on messages", "new.deleted_at is not null")]
    [InlineData("insert on messages", "new.content like 'Sent. And thank you%'")]
    [InlineData("update of password_hash on users", "new.normalized_user_name = 'ben'")]
    public async Task Killed_while_it_fills_the_world_it_ends_with_the_same_world_at_the_next_start(string change, string when)
    {
        var database = await PostgresCluster.Current.CreateDatabaseAsync();
        await using (var stall = await Stall.BeginAsync(database, change, when))
        {
            await using var killed = DemoServer.Start(database);
            await stall.IsReachedAsync();
            Assert.DoesNotContain("Listening on", killed.Output, StringComparison.Ordinal);
            await killed.KillAsync();
        }

        await using (var server = await DemoServer.StartAndListenAsync(database))
            Assert.Equal(whole.Description, await WorldDescription.OfAsync(server));

        await PostgresCluster.Current.DropDatabaseAsync(database);
    }

    /// <summary>What comes of a fill that nothing interrupts.</summary>
    public sealed class WholeWorld : IAsyncLifetime
    {
        public string Description { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            var database = await PostgresCluster.Current.CreateDatabaseAsync();
            await using (var server = await DemoServer.StartAndListenAsync(database)) Description = await WorldDescription.OfAsync(server);
            await PostgresCluster.Current.DropDatabaseAsync(database);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
