using ChatServer.Harness;

namespace ChatServer.ProgramTests.Demo;

/// <summary>A demo whose fill nothing interrupted.</summary>
public sealed class WholeDemo : IAsyncLifetime
{
    private string _database = "";

    internal DemoServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await PostgresCluster.Current.CreateDatabaseAsync();
        Server = await DemoServer.StartAndListenAsync(_database);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await PostgresCluster.Current.DropDatabaseAsync(_database);
    }
}
