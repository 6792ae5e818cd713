namespace ChatServer.Load.Programs;

/// <summary>The server with its own PostgreSQL on a new directory, which is removed with it.</summary>
internal sealed class MeasuredServer : IAsyncDisposable
{
    private const string DatabaseName = "chat";

    private readonly string _data;

    private MeasuredServer(string data, RunningProgram program)
    {
        (_data, Program) = (data, program);
        Postgres = new Postgres(data);
    }

    public RunningProgram Program { get; }

    public Postgres Postgres { get; }

    public string Database => Postgres.ConnectionString(DatabaseName);

    public static Task<MeasuredServer> StartAsync(string data, IEnumerable<string> settings) =>
        StartAsync(AppContext.BaseDirectory, data, settings);

    /// <summary>Starts the server that was built into a directory.</summary>
    public static async Task<MeasuredServer> StartAsync(string build, string data, IEnumerable<string> settings)
    {
        if (Directory.Exists(data)) throw new LoadFailedException($"{data} exists already.");
        try
        {
            // All people here come from one address, so the limits per address and per person are off.
            return new MeasuredServer(data, await RunningProgram.StartAsync(
                Path.Combine(build, "ChatServer.dll"), [$"--DataDirectory={data}", "--urls=http://127.0.0.1:0", "--RateLimits:Enabled=false", .. settings]));
        }
        catch
        {
            Remove(data);
            throw;
        }
    }

    public Task<object?> AskAsync(string sql) => Postgres.AskAsync(DatabaseName, sql);

    public async ValueTask DisposeAsync()
    {
        await Program.DisposeAsync();
        Remove(_data);
    }

    private static void Remove(string data)
    {
        if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
    }
}
