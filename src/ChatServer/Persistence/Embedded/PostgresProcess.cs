using System.Diagnostics;

namespace ChatServer.Persistence.Embedded;

/// <summary>One run of PostgreSQL, from its start to its end.</summary>
internal sealed partial class PostgresProcess : IDisposable
{
    private const int KeptLines = 20;

    private static readonly TimeSpan PatienceWithStop = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan PatienceWithLastWords = TimeSpan.FromSeconds(1);

    private readonly Process _process;
    private readonly ILogger _log;
    private readonly Queue<string> _lastLines = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _saidAll = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public PostgresProcess(Process process, ILogger log)
    {
        _process = process;
        _log = log;

        // Not WaitForExitAsync: it waits for the end of the output, which children of a killed PostgreSQL hold open.
        process.Exited += (_, _) => _ended.TrySetResult();
        process.EnableRaisingEvents = true;
        process.ErrorDataReceived += (_, e) => Hear(e.Data);
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public Task Ended => _ended.Task;

    /// <summary>Waits, through a recovery too, until it accepts connections; false when it ended instead.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancellation) =>
        await Task.WhenAny(_ready.Task, _ended.Task).WaitAsync(cancellation) == _ready.Task;

    /// <summary>The end of what it said, for the message that explains why it does not run.</summary>
    public async Task<string> LastWordsAsync()
    {
        // The end of the process may be known before its last lines are read; a child that holds the output open is not waited for.
        await _saidAll.Task.WaitAsync(PatienceWithLastWords).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_lastLines) return string.Join(Environment.NewLine, _lastLines);
    }

    public Task StopAsync() => StopAsync(Id, Ended);

    /// <summary>Asks a PostgreSQL to end, ever less politely, and waits until it has.</summary>
    public static async Task StopAsync(int processId, Task ended)
    {
        foreach (var signal in new[] { Libc.Interrupt, Libc.Quit, Libc.Kill })
        {
            if (ended.IsCompleted) return;
            Libc.Signal(processId, signal);
            await ended.WaitAsync(PatienceWithStop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose() => _process.Dispose();

    private void Hear(string? line)
    {
        if (line is null) _saidAll.TrySetResult();
        if (string.IsNullOrWhiteSpace(line)) return;

        lock (_lastLines)
        {
            _lastLines.Enqueue(line);
            if (_lastLines.Count > KeptLines) _lastLines.Dequeue();
        }

        if (line.Contains("ready to accept connections", StringComparison.Ordinal)) _ready.TrySetResult();
        if (line.StartsWith("FATAL:", StringComparison.Ordinal) || line.StartsWith("PANIC:", StringComparison.Ordinal)) LogTrouble(line);
        else LogSaid(line);
    }

    [LoggerMessage(LogLevel.Warning, "PostgreSQL: {Line}")]
    private partial void LogTrouble(string line);

    [LoggerMessage(LogLevel.Debug, "PostgreSQL: {Line}")]
    private partial void LogSaid(string line);
}
