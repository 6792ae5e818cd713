using ChatServer.Tests.Harness;

namespace ChatServer.Tests.Demo;

public sealed class DemoKillTests(WholeDemo whole) : IClassFixture<WholeDemo>
{
    private static readonly string[] Everybody = ["ada", "ben", "cleo", "eve"];

    [Theory]
    [InlineData("insert on users", "new.normalized_user_name = 'cleo'")]
    [InlineData("insert on conversations", "new.title = 'Almanac 2.4'")]
    [InlineData("update of deleted_at on messages", "new.deleted_at is not null")]
    [InlineData("insert on messages", "new.content = 'The same. No hurry.'")]
    [InlineData("update of password_hash on users", "new.normalized_user_name = 'ben'")]
    public async Task Killed_while_it_fills_the_world_it_ends_with_the_same_world_at_the_next_start(string change, string when)
    {
        var database = await PostgresCluster.Current.CreateDatabaseAsync();
        await using (var stall = await Stall.BeginAsync(database, change, when))
        {
            await using var killed = DemoServer.Start(database);
            await stall.IsReachedAsync();
            Assert.DoesNotContain("listening on", killed.Output, StringComparison.OrdinalIgnoreCase);
            await killed.KillAsync();
        }

        await using (var server = await DemoServer.StartAndListenAsync(database))
            Assert.Equal(await WorldDescription.OfAsync(whole.Server, Everybody), await WorldDescription.OfAsync(server, Everybody));

        await PostgresCluster.Current.DropDatabaseAsync(database);
    }

    [Fact]
    public async Task Asked_to_stop_while_it_fills_the_world_it_stops_without_a_crash()
    {
        var database = await PostgresCluster.Current.CreateDatabaseAsync();
        await using (var stall = await Stall.BeginAsync(database, "insert on conversations", "true"))
        {
            var stopped = DemoServer.Start(database);
            await stall.IsReachedAsync();
            await stopped.DisposeAsync();
            Assert.DoesNotContain("Unhandled exception", stopped.Output, StringComparison.Ordinal);
        }

        await PostgresCluster.Current.DropDatabaseAsync(database);
    }
}
