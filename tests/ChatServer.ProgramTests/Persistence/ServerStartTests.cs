using System.Net;
using System.Net.Sockets;
using ChatServer.Harness;

namespace ChatServer.ProgramTests.Persistence;

public sealed class ServerStartTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task With_nothing_configured_it_answers_and_stops_without_leaving_anything_running()
    {
        await using (var server = ServerProcess.Start(_data.Path))
        {
            await server.ListensAsync();
            using var answer = await server.Http.GetAsync("/api/v1/nothing");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.False(File.Exists(_data.In("postgres", "postmaster.pid")));
    }

    [Fact]
    public async Task After_a_hard_kill_it_takes_over_what_the_first_one_left_running()
    {
        var killed = ServerProcess.Start(_data.Path);
        await killed.ListensAsync();
        await killed.KillAsync();
        Assert.True(File.Exists(_data.In("postgres", "postmaster.pid")));

        await using var server = ServerProcess.Start(_data.Path);

        await server.ListensAsync();
    }

    [Fact]
    public async Task An_address_that_is_taken_is_told_with_the_way_out()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        await using var server = ServerProcess.Start(_data.Path, null, $"urls=http://{other.LocalEndpoint}");

        Assert.Equal(1, await server.EndsAsync());
        Assert.Contains("address already in use. Another one is given by ASPNETCORE_URLS", server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled exception", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_while_it_makes_its_data_it_starts_the_next_time()
    {
        using var directories = new FileSystemWatcher(_data.Path, "postgres.new-*");
        var isBeingMade = new TaskCompletionSource();
        directories.Created += (_, _) => isBeingMade.TrySetResult();
        directories.EnableRaisingEvents = true;

        var killed = ServerProcess.Start(_data.Path);
        await isBeingMade.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await killed.KillAsync();

        await using var server = ServerProcess.Start(_data.Path);
        await server.ListensAsync();
    }

    [Theory]
    [InlineData("fsync")]
    [InlineData("full_page_writes")]
    [InlineData("synchronous_commit")]
    public async Task A_database_that_may_forget_is_refused(string setting)
    {
        await using var server = ServerProcess.Start(_data.Path, null, $"Postgres:Settings:{setting}=off");

        Assert.Equal(1, await server.EndsAsync());
        Assert.Contains($"The database has {setting} off", server.Output, StringComparison.Ordinal);
        Assert.Contains("Database:AllowDataLoss=true", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_may_forget_is_used_when_told_so_by_name()
    {
        await using var server = ServerProcess.Start(_data.Path, null, "Postgres:Settings:fsync=off", "Database:AllowDataLoss=true");

        await server.ListensAsync();
    }

    [Fact]
    public async Task Migrate_brings_the_tables_up_to_date_and_ends()
    {
        var address = await PostgresCluster.Current.CreateEmptyDatabaseAsync();

        await using var server = ServerProcess.Start(_data.Path, ["migrate"], $"ConnectionStrings:Chat={address}");

        Assert.Equal(0, await server.EndsAsync());
        Assert.Contains("The tables are up to date.", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_command_is_answered_with_the_known_ones()
    {
        await using var server = ServerProcess.Start(_data.Path, ["dance"]);

        Assert.Equal(2, await server.EndsAsync());
        Assert.Contains("ChatServer migrate", server.Output, StringComparison.Ordinal);
    }
}
