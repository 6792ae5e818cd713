using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using ChatServer.Harness;
using ChatServer.Persistence;
using ChatServer.Persistence.Embedded;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace ChatServer.ProgramTests.Persistence;

[SupportedOSPlatform("linux")]
public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Data_is_kept_between_starts()
    {
        await using (var first = await StartAsync(_directory.Path))
        {
            await ExecuteAsync(first, "create table kept (what text)");
            await ExecuteAsync(first, "insert into kept values ('a word')");
        }

        await using var second = await StartAsync(_directory.Path);

        Assert.Equal("a word", await ExecuteAsync(second, "select what from kept"));
    }

    [Fact]
    public async Task Everything_that_is_acknowledged_is_on_the_disk()
    {
        await using var postgres = await StartAsync(_directory.Path);

        Assert.Equal("on on on on", await ExecuteAsync(postgres, """
            select concat_ws(' ', current_setting('fsync'), current_setting('full_page_writes'),
                current_setting('synchronous_commit'), current_setting('data_checksums'))
            """));
    }

    [Fact]
    public async Task It_listens_on_no_port_and_its_socket_is_in_a_directory_closed_to_others()
    {
        await using var postgres = await StartAsync(_directory.Path);
        var socketDirectory = new NpgsqlConnectionStringBuilder(postgres.ConnectionString).Host!;

        Assert.Equal("", await ExecuteAsync(postgres, "show listen_addresses"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(socketDirectory));
    }

    [Fact]
    public async Task Killed_it_comes_back_within_ten_seconds_with_its_data()
    {
        await using var postgres = await StartAsync(_directory.Path);
        await ExecuteAsync(postgres, "create table kept as select 'a word' as what");
        var restarted = new TaskCompletionSource();
        postgres.Restarted += restarted.SetResult;

        Libc.Signal(PostmasterIn(_directory.Path), Libc.Kill);

        await restarted.Task.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal("a word", await ExecuteAsync(postgres, "select what from kept"));
    }

    [Fact]
    public async Task It_runs_below_a_directory_that_is_closed_to_its_user()
    {
        var closed = _directory.In("closed");
        Directory.CreateDirectory(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        await using var postgres = await StartAsync(Path.Combine(closed, "data"));

        Assert.Equal(1, await ExecuteAsync(postgres, "select 1"));
    }

    [Fact]
    public async Task It_runs_at_a_path_longer_than_it_could_open_itself()
    {
        var longPath = _directory.In([.. Enumerable.Repeat(new string('d', 200), 8)]);

        await using var postgres = await StartAsync(longPath);

        Assert.Equal(1, await ExecuteAsync(postgres, "select 1"));
    }

    [Fact]
    public async Task A_second_server_on_the_same_data_is_refused()
    {
        await using var first = await StartAsync(_directory.Path);
        await using var second = Create(_directory.Path);

        var refused = await Assert.ThrowsAsync<CannotStartException>(() => second.StartAsync(default));

        Assert.Contains("Another server uses the data", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, await ExecuteAsync(first, "select 1"));
    }

    [Fact]
    public async Task A_command_uses_the_database_of_the_server_that_runs_and_leaves_it_running()
    {
        await using var server = await StartAsync(_directory.Path);
        await using (var command = Create(_directory.Path))
        {
            var givenOutBefore = command.ConnectionString;
            Assert.True(command.TryJoin());
            Assert.Equal((givenOutBefore, 1), (command.ConnectionString, await ExecuteAsync(command, "select 1")));
        }

        Assert.Equal(1, await ExecuteAsync(server, "select 1"));
    }

    [Fact]
    public async Task A_command_runs_the_database_itself_where_no_server_does()
    {
        await using (await StartAsync(_directory.Path))
        {
            // Only makes the data.
        }

        await using var command = Create(_directory.Path);

        Assert.False(command.TryJoin());
    }

    [Fact]
    public async Task A_pid_file_that_names_a_foreign_process_is_no_obstacle()
    {
        await using (await StartAsync(_directory.Path))
        {
            // Only makes the data.
        }

        using var foreigner = Process.Start("sleep", "600");
        try
        {
            await File.WriteAllTextAsync(_directory.In("postgres", "postmaster.pid"), $"{foreigner.Id}\n/elsewhere\n1\n5432\n/nowhere\n");

            await using var postgres = await StartAsync(_directory.Path);

            Assert.Equal(1, await ExecuteAsync(postgres, "select 1"));
            Assert.False(foreigner.HasExited);
        }
        finally
        {
            foreigner.Kill();
        }
    }

    [Fact]
    public async Task Data_that_was_being_created_when_the_server_was_killed_is_made_anew()
    {
        var unfinished = _directory.In("postgres.new-0123");
        Directory.CreateDirectory(unfinished);
        await File.WriteAllTextAsync(Path.Combine(unfinished, "PG_VERSION"), "15");

        await using var postgres = await StartAsync(_directory.Path);

        Assert.Equal(1, await ExecuteAsync(postgres, "select 1"));
        Assert.False(Directory.Exists(unfinished));
    }

    [Fact]
    public async Task Without_programs_it_says_what_to_install_and_what_else_to_do()
    {
        await using var postgres = Create(_directory.Path, new PostgresOptions { Binaries = _directory.In("nothing") });

        var refused = await Assert.ThrowsAsync<CannotStartException>(() => postgres.StartAsync(default));

        Assert.Contains("apt-get install postgresql", refused.Message, StringComparison.Ordinal);
        Assert.Contains("ConnectionStrings:Chat", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_start_is_explained_in_its_own_words()
    {
        await using var postgres = Create(_directory.Path, new PostgresOptions { Settings = { ["max_connections"] = "many" } });

        var refused = await Assert.ThrowsAsync<CannotStartException>(() => postgres.StartAsync(default));

        Assert.Contains("invalid value for parameter \"max_connections\"", refused.Message, StringComparison.Ordinal);
    }

    private static EmbeddedPostgres Create(string dataDirectory, PostgresOptions? options = null) =>
        new(dataDirectory, options ?? new PostgresOptions(), NullLogger<EmbeddedPostgres>.Instance);

    private static async Task<EmbeddedPostgres> StartAsync(string dataDirectory)
    {
        var postgres = Create(dataDirectory);
        await postgres.StartAsync(default);
        return postgres;
    }

    private static async Task<object?> ExecuteAsync(EmbeddedPostgres postgres, string sql)
    {
        await using var connection = new NpgsqlConnection($"{postgres.ConnectionString};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private static int PostmasterIn(string dataDirectory) =>
        int.Parse(File.ReadLines(Path.Combine(dataDirectory, "postgres", "postmaster.pid")).First(), CultureInfo.InvariantCulture);
}
