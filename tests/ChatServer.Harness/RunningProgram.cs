using System.Diagnostics;
using System.Threading.Channels;

namespace ChatServer.Harness;

/// <summary>Another program that runs until it is disposed, and whose output is read line by line.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly Task<string> _errors;

    private RunningProgram(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
        process.OutputDataReceived += (_, e) =>
        {
            if (e.Data is { } line) _lines.Writer.TryWrite(line);
            else _lines.Writer.Complete();
        };
        process.BeginOutputReadLine();
    }

    public static RunningProgram Start(string directory, string program, params string[] arguments) =>
        new(Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!);

    /// <summary>The next line of its output; fails with what went wrong when it ends instead.</summary>
    public async Task<string> NextLine()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            return await _lines.Reader.ReadAsync(patience.Token);
        }
        catch (ChannelClosedException)
        {
            throw new InvalidOperationException($"The program ended: {await _errors}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
