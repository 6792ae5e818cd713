using ChatServer.Harness;

namespace ChatServer.ProgramTests.Demo;

public sealed class DemoKillTests(WholeDemo whole) : IClassFixture<WholeDemo>
{
    private static readonly string[] Everybody = ["ada", "ben", "cleo", "eve"];

    // One after the other, as a fill comes to them.
    private static readonly (string Change, string When)[] Points =
    [
        ("insert on users", "new.normalized_user_name = 'cleo'"),
        ("update of deleted_at on messages", "new.deleted_at is not null"),
        ("insert on conversations", "new.title = 'Almanac 2.4'"),
        ("insert on messages", "new.content = 'The same. No hurry.'"),
        ("update of password_hash on users", "new.normalized_user_name = 'ben'"),
    ];

    [Fact]
    public async Task Killed_again_and_again_while_it_fills_the_world_it_ends_with_the_same_world()
    {
        var database = await PostgresCluster.Current.CreateDatabaseAsync();
        foreach (var (change, when) in Points) await KillAsync(database, change, when);

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

    private static async Task KillAsync(string database, string change, string when)
    {
        await using var stall = await Stall.BeginAsync(database, change, when);
        await using var killed = DemoServer.Start(database);
        await stall.IsReachedAsync();
        Assert.DoesNotContain("listening on", killed.Output, StringComparison.OrdinalIgnoreCase);
        await killed.KillAsync();
    }
}
