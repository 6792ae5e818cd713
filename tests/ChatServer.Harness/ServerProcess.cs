using System.Diagnostics;
using ChatServer.Persistence.Embedded;

namespace ChatServer.Harness;

/// <summary>The server as a program of its own, for what happens when programs are started, refused, stopped and killed.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const int Terminate = 15;
    private const string Announcement = "Listening on ";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly List<string> _output = [];
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, e) => Hear(e.Data);
        process.ErrorDataReceived += (_, e) => Hear(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public HttpClient Http { get; } = new();

    public int Id => _process.Id;

    public string Output
    {
        get
        {
            lock (_output) return string.Join('\n', _output);
        }
    }

    /// <summary>Starts the program on a data directory; settings are pairs such as "Postgres:Settings:fsync=off".</summary>
    public static ServerProcess Start(string dataDirectory, string[]? command = null, params string[] settings) =>
        Start(typeof(Program).Assembly.Location, dataDirectory, command ?? [], settings, []);

    /// <summary>Starts the program with environment variables of its own.</summary>
    public static ServerProcess StartWith(Dictionary<string, string> environment, string dataDirectory, params string[] settings) =>
        Start(typeof(Program).Assembly.Location, dataDirectory, [], settings, environment);

    public static ServerProcess StartPublished(string assembly, string dataDirectory, params string[] settings) =>
        Start(assembly, dataDirectory, [], settings, []);

    /// <summary>Waits for the first answer's address; fails with the output when the program ends instead.</summary>
    public async Task ListensAsync()
    {
        var ended = _process.WaitForExitAsync();
        var first = await Task.WhenAny(_address.Task, ended).WaitAsync(Patience);
        if (first == ended) Assert.Fail($"The server ended with {_process.ExitCode}:\n{Output}");
        Http.BaseAddress = await _address.Task;
    }

    public async Task<int> EndsAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    /// <summary>Asks it to stop, as service managers do. A shell's background jobs do not hear of Ctrl+C.</summary>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited) Libc.Signal(_process.Id, Terminate);
        await EndsAsync();
        _process.Dispose();
    }

    private static ServerProcess Start(string assembly, string dataDirectory, string[] command, string[] settings, Dictionary<string, string> environment)
    {
        string[] arguments =
        [
            assembly, .. command, $"--DataDirectory={dataDirectory}", "--urls=http://127.0.0.1:0",
            .. settings.Select(s => $"--{s}"),
        ];
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(assembly),
            Environment = { ["DOTNET_TieredPGO"] = "0" }, // It does not run long enough for it to pay.
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new ServerProcess(Process.Start(start)!);
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        lock (_output) _output.Add(line);
        if (line.StartsWith(Announcement, StringComparison.Ordinal))
            _address.TrySetResult(new Uri(line[Announcement.Length..].Split(". ")[0]));
    }
}
