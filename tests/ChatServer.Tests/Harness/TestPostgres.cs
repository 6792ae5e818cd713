using System.Diagnostics;
using System.Runtime.InteropServices;
using Npgsql;

namespace ChatServer.Tests.Harness;

/// <summary>A PostgreSQL in a temporary directory, fast because it forgets everything when the machine stops.</summary>
internal sealed partial class TestPostgres : IAsyncDisposable
{
    private const int Interrupt = 2;

    private readonly string _root = Directory.CreateTempSubdirectory("chatserver-tests-").FullName;
    private readonly string _binaries = Directory.GetDirectories("/usr/lib/postgresql").Max() + "/bin";
    private Process? _postgres;

    public string ConnectionString => $"Host={_root};Username=postgres;Database=postgres";

    public static async Task<TestPostgres> StartAsync()
    {
        var postgres = new TestPostgres();
        if (geteuid() == 0) await RunAsync("chown", "postgres", postgres._root);

        await RunAsync(postgres.AsPostgres("initdb", "-D", postgres.Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"));
        postgres._postgres = Start(postgres.AsPostgres(
            "postgres", "-D", postgres.Data, "-k", postgres._root, "-c", "listen_addresses=", "-c", "max_connections=500",
            "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off"));
        await postgres.AnswersAsync();
        return postgres;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        _ = kill(_postgres!.Id, Interrupt);
        await _postgres.WaitForExitAsync();
        _postgres.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    private string Data => Path.Combine(_root, "data");

    private string[] AsPostgres(string program, params string[] arguments)
    {
        string[] command = [Path.Combine(_binaries, program), .. arguments];
        return geteuid() == 0 ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--", .. command] : command;
    }

    private async Task AnswersAsync()
    {
        // The postmaster says that it is ready in its log only; until then connections are refused.
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await tick.WaitForNextTickAsync(deadline.Token))
        {
            try
            {
                await using var connection = new NpgsqlConnection($"{ConnectionString};Pooling=false");
                await connection.OpenAsync(deadline.Token);
                return;
            }
            catch (NpgsqlException) when (!_postgres!.HasExited)
            {
                // Not yet.
            }
        }
    }

    private static async Task RunAsync(params string[] command)
    {
        using var process = Start(command);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}.");
    }

    private static Process Start(string[] command)
    {
        var process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        })!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    [LibraryImport("libc")]
    private static partial uint geteuid();

    [LibraryImport("libc")]
    private static partial int kill(int pid, int signal);
}
