using System.Diagnostics;
using Npgsql;

namespace ChatServer.Persistence.Embedded;

/// <summary>The server's own PostgreSQL: started with it, started again when it dies, stopped with it, its data kept.</summary>
public sealed partial class EmbeddedPostgres(string dataDirectory, PostgresOptions options, ILogger<EmbeddedPostgres> log) : IAsyncDisposable
{
    private const string DatabaseName = "chat";

    // A run this short counts as a failed start; the pause before the next one doubles up to a limit that keeps the way back short.
    private static readonly TimeSpan ShortRun = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(4);

    private readonly PostgresDirectory _directory = new(dataDirectory);
    private readonly SocketDirectory _socket = new();
    private readonly CancellationTokenSource _stopping = new(); // Has no timer, so there is nothing to dispose of.
    private Func<PostgresProcess>? _launch;
    private PostgresProcess? _process;
    private Task _supervision = Task.CompletedTask;

    /// <summary>It runs again after it died: connections that were open are dead.</summary>
    public event Action? Restarted;

    public string ConnectionString =>
        new NpgsqlConnectionStringBuilder { Host = _socket.Path, Username = "postgres", Database = DatabaseName }.ConnectionString;

    public async Task StartAsync(CancellationToken cancellation)
    {
        if (!OperatingSystem.IsLinux())
            throw new CannotStartException("The server runs its own PostgreSQL on Linux only; set ConnectionStrings:Chat to one that runs elsewhere.");

        try
        {
            await PrepareAsync();
        }
        catch (UnauthorizedAccessException closed)
        {
            throw new CannotStartException(
                $"{closed.Message} Run the server as the user that it ran as before, or choose another DataDirectory.", closed);
        }

        if (!await TryRunAsync(cancellation))
            throw new CannotStartException($"PostgreSQL does not start on {_directory.Path}. It said:{Environment.NewLine}{await _process!.LastWordsAsync()}");

        LogRuns(_directory.Path, _socket.Path);
        _supervision = SuperviseAsync();
        await CreateDatabaseAsync(cancellation);
    }

    /// <summary>Uses the PostgreSQL of the server that holds the data now, if one does, in place of one of its own.</summary>
    public bool TryJoin()
    {
        if (!_directory.IsHeld || Leftovers.SocketDirectoryOf(_directory) is not { } running) return false;

        _socket.LeadTo(running);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested) return;

        await _stopping.CancelAsync();
        await _supervision;
        if (_process is not null) await _process.StopAsync();

        _process?.Dispose();
        _socket.Remove();
        _directory.Dispose();
    }

    private async Task PrepareAsync()
    {
        _directory.Lock();
        var binaries = PostgresBinaries.Find(options.Binaries, _directory.Version);
        var user = PostgresUser.For(_directory);
        await _directory.InitializeAsync(binaries, user);
        _socket.Create(user);

        string[] arguments = ["-D", PostgresLauncher.Directory, "-p", "5432", .. PostgresSettings.Arguments(_socket.Path, options.Settings)];
        _launch = () => new PostgresProcess(new PostgresLauncher(user).Start(_directory.Path, binaries.Postgres, arguments), log);
    }

    private async Task<bool> TryRunAsync(CancellationToken cancellation)
    {
        _socket.RemoveLeftover(await Leftovers.EndAsync(_directory));
        _socket.Clear();
        _process?.Dispose();
        _process = _launch!();
        return await _process.IsReadyAsync(cancellation);
    }

    private async Task SuperviseAsync()
    {
        var pause = TimeSpan.Zero;
        try
        {
            while (true)
            {
                var startedAt = Stopwatch.GetTimestamp();
                await _process!.Ended.WaitAsync(_stopping.Token);

                pause = Stopwatch.GetElapsedTime(startedAt) < ShortRun ? Longer(pause) : TimeSpan.Zero;
                LogDied(pause, await _process.LastWordsAsync());
                await Task.Delay(pause, _stopping.Token);
                if (await TryRunAsync(_stopping.Token)) Restarted?.Invoke();
            }
        }
        catch (OperationCanceledException)
        {
            // Being stopped.
        }
    }

    private static TimeSpan Longer(TimeSpan pause) =>
        pause == TimeSpan.Zero ? FirstPause : pause * 2 < LongestPause ? pause * 2 : LongestPause;

    private async Task CreateDatabaseAsync(CancellationToken cancellation)
    {
        var address = new NpgsqlConnectionStringBuilder(ConnectionString) { Database = "postgres", Pooling = false }.ConnectionString;
        await using var connection = new NpgsqlConnection(address);
        await connection.OpenAsync(cancellation);

        await using var find = new NpgsqlCommand($"select 1 from pg_database where datname = '{DatabaseName}'", connection);
        if (await find.ExecuteScalarAsync(cancellation) is not null) return;

        await using var create = new NpgsqlCommand($"create database {DatabaseName}", connection);
        await create.ExecuteNonQueryAsync(cancellation);
    }

    [LoggerMessage(LogLevel.Information, "PostgreSQL runs in {Data}; its socket is in {SocketDirectory}.")]
    private partial void LogRuns(string data, string socketDirectory);

    [LoggerMessage(LogLevel.Error, "PostgreSQL ended unexpectedly; it is started again after {Pause}. It said: {LastWords}")]
    private partial void LogDied(TimeSpan pause, string lastWords);
}
