using System.Diagnostics;
using ChatServer.Persistence.Embedded;

namespace ChatServer.Load.Programs;

/// <summary>A server that runs as a program of its own, until it is disposed.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    /// <summary>What a program says once it answers; the address follows.</summary>
    public const string Announcement = "Listening on ";

    private const int Terminate = 15;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly List<string> _output = [];
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningProgram(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, e) => Hear(e.Data);
        process.ErrorDataReceived += (_, e) => Hear(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public Uri Address => _address.Task.Result;

    /// <summary>Starts an assembly, of this directory unless it says of which, and waits until it answers.</summary>
    public static async Task<RunningProgram> StartAsync(string assembly, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, assembly), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        var program = new RunningProgram(Process.Start(start)!);
        try
        {
            await program.ListensAsync();
            return program;
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }

    public HttpClient Connect() =>
        new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, ActivityHeadersPropagator = null }) { BaseAddress = Address };

    /// <summary>Asks it to stop, so that what it started ends with it. Not by the signal of Ctrl+C, which shells ignore in the background.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) Libc.Signal(Id, Terminate);
        await _process.WaitForExitAsync().WaitAsync(Patience);
        _process.Dispose();
    }

    private async Task ListensAsync()
    {
        var first = await Task.WhenAny(_address.Task, _process.WaitForExitAsync()).WaitAsync(Patience);
        if (first == _address.Task) return;
        lock (_output) throw new LoadFailedException($"A server did not start:\n{string.Join('\n', _output)}");
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        lock (_output) _output.Add(line);
        if (line.StartsWith(Announcement, StringComparison.Ordinal)) _address.TrySetResult(new Uri(line[Announcement.Length..].Split(". ")[0]));
    }
}
