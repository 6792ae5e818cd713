using System.Globalization;
using ChatServer.Harness;
using ChatServer.Persistence.Embedded;
using Npgsql;

namespace ChatServer.ProgramTests.Crashes;

/// <summary>The server with its own PostgreSQL, behind a network; all three can fail. Clients know it by one address.</summary>
internal sealed class CrashServer : IChatServer, IAsyncDisposable
{
    private const int Stop = 19;
    private const int Continue = 18;

    private readonly TemporaryDirectory _data = new();
    private SmallDisk? _disk;
    private ServerClock? _clock;
    private Dictionary<string, string> _environment = [];
    private ServerProcess? _server;
    private readonly List<string> _outputs = [];

    public TcpProxy Network { get; } = new();

    public HttpClient Http { get; } = new() { Timeout = TimeSpan.FromSeconds(20) };

    public Uri Address => Network.Address;

    /// <summary>Its database, by the socket that it listens on now.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder
    {
        Host = PostmasterFile[4],
        Username = "postgres",
        Database = "chat",
        Pooling = false,
    }.ConnectionString;

    /// <summary>Where it keeps the files that people upload.</summary>
    public string MediaDirectory => _data.In("media");

    /// <summary>What the server wrote, in each of its lives.</summary>
    public string Output => string.Join('\n', _outputs.Append(_server?.Output ?? ""));

    private string[] PostmasterFile => File.ReadAllLines(Path.Combine(_data.Path, "postgres", "postmaster.pid"));

    private int PostgresId => int.Parse(PostmasterFile[0], CultureInfo.InvariantCulture);

    /// <summary>To be called before the first start, by root: its data lies on a disk that can be full.</summary>
    public void MoveToSmallDisk() => _disk = new SmallDisk(_data.Path);

    /// <summary>To be called before the first start: its clock is not the machine's.</summary>
    public void UseOwnClock()
    {
        _clock = new ServerClock();
        _environment = _clock.Environment;
    }

    public async Task StartAsync()
    {
        Http.BaseAddress ??= Address;
        _server = ServerProcess.StartWith(
            _environment, _data.Path, "RateLimits:Enabled=false", "Passwords:Iterations=1000", "Passwords:AllowWeakHashing=true");
        await _server.ListensAsync();
        Network.Target = _server.Http.BaseAddress;
    }

    /// <summary>As a crash would: no goodbye. PostgreSQL stays behind; the next start finds it.</summary>
    public async Task KillAsync()
    {
        Network.Target = null;
        await _server!.KillAsync();
        _outputs.Add(_server.Output);
        await _server.DisposeAsync();
    }

    /// <summary>Kills one of PostgreSQL's processes that work for the server, as the system does when memory runs out; all others end with it.</summary>
    public async Task KillBackendAsync(Random random)
    {
        await using var database = new NpgsqlConnection(ConnectionString);
        await database.OpenAsync();
        await using var command = new NpgsqlCommand(
            "select array_agg(pid order by pid) from pg_stat_activity where application_name = 'ChatServer'", database);
        if (await command.ExecuteScalarAsync() is int[] { Length: > 0 } backends) Libc.Signal(backends[random.Next(backends.Length)], 9);
    }

    /// <summary>Kills PostgreSQL; the server starts it again.</summary>
    public void KillPostgres() => Libc.Signal(PostgresId, 9);

    /// <summary>The server stands still for the rest of its life.</summary>
    public void Freeze() => Libc.Signal(_server!.Id, Stop);

    /// <summary>The server stands still, as in a long pause of its machine, and goes on.</summary>
    public Task PauseAsync(TimeSpan time) => PauseAsync([_server!.Id], time);

    public Task PausePostgresAsync(TimeSpan time)
    {
        // First the one that starts the others, so that none is forgotten.
        var first = PostgresId;
        Libc.Signal(first, Stop);
        var others = File.ReadAllText($"/proc/{first}/task/{first}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return PauseAsync([.. others.Select(id => int.Parse(id, CultureInfo.InvariantCulture)), first], time);
    }

    public void SetClock(TimeSpan wrongBy) => _clock!.Set(wrongBy);

    public async Task StallNetworkAsync(TimeSpan time)
    {
        Network.Stall();
        await WaitAsync(time);
        Network.Flow();
    }

    public async Task FillDiskAsync(TimeSpan time)
    {
        _disk!.Fill();
        await WaitAsync(time);
        _disk.Empty();
    }

    /// <summary>In real time: what is outside of this process knows no other.</summary>
    public static async Task WaitAsync(TimeSpan time)
    {
        using var timer = new PeriodicTimer(time);
        await timer.WaitForNextTickAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        await Network.DisposeAsync();
        Http.Dispose();
        _disk?.Dispose();
        _clock?.Dispose();
        _data.Dispose();
    }

    private static async Task PauseAsync(int[] processIds, TimeSpan time)
    {
        foreach (var id in processIds) Libc.Signal(id, Stop);
        await WaitAsync(time);
        foreach (var id in processIds) Libc.Signal(id, Continue);
    }
}
