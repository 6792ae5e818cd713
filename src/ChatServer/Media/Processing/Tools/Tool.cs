using System.Diagnostics;
using System.Text;
using ChatServer.Persistence.Embedded;

namespace ChatServer.Media.Processing.Tools;

/// <summary>
/// A program that reads files of strangers. Each run is bounded in time, memory and output, has no input, no network where the system
/// lets it be taken away, and nothing of the server's environment; it ends with everything it started.
/// </summary>
/// <remarks>
/// coreutils' <c>timeout</c> leads the run's process group, so the time limit holds even if the server is killed meanwhile.
/// </remarks>
public sealed class Tool
{
    private const int MostOutputBytes = 1 << 20;
    private const int MostErrorBytes = 8 << 10;

    private readonly string _program;

    private Tool(string program) => _program = program;

    /// <summary>The program of this name, or null where it is not installed.</summary>
    public static Tool? Find(string name) =>
        ToolSandbox.IsUsable && ToolSandbox.Locate(name) is { } program ? new(program) : null;

    /// <param name="directory">Where it works; the only place for what it writes.</param>
    /// <param name="read">Takes what it writes to its standard output; without, that is kept in the result.</param>
    /// <exception cref="UnprocessableMediaException">It wrote more than anything sound would have it write.</exception>
    public async Task<ToolResult> RunAsync(
        string directory, IEnumerable<string> arguments, ToolLimits limits, CancellationToken cancellation,
        Func<Stream, CancellationToken, Task>? read = null)
    {
        cancellation.ThrowIfCancellationRequested();
        using var process = Process.Start(StartInfo(directory, arguments, limits))!;
        process.StandardInput.Close();
        var errors = TailAsync(process.StandardError.BaseStream);
        try
        {
            var output = new MemoryStream();
            await (read ?? ((stream, cancel) => KeepAsync(stream, output, cancel)))(process.StandardOutput.BaseStream, cancellation);
            await process.WaitForExitAsync(cancellation);
            return new(process.ExitCode, Encoding.UTF8.GetString(output.ToArray()), await errors);
        }
        finally
        {
            if (!process.HasExited) KillGroup(process.Id);

            // The pipe ends with the last that holds it: from here on nobody writes into the directory any more.
            await errors;
        }
    }

    private ProcessStartInfo StartInfo(string directory, IEnumerable<string> arguments, ToolLimits limits)
    {
        var command = new ProcessStartInfo(ToolSandbox.Timeout, [.. ToolSandbox.Prefix(limits), _program, .. arguments])
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        command.Environment.Clear();
        command.Environment["LC_ALL"] = "C.UTF-8";

        // Every thread would reserve 64 MB of address space for an arena of its own, and memory is limited by address space.
        command.Environment["MALLOC_ARENA_MAX"] = "2";
        return command;
    }

    private static async Task KeepAsync(Stream stream, MemoryStream kept, CancellationToken cancellation)
    {
        var buffer = new byte[16 << 10];
        while (await stream.ReadAsync(buffer, cancellation) is > 0 and var count)
        {
            if (kept.Length + count > MostOutputBytes) throw ToolResult.BeyondLimits();
            kept.Write(buffer, 0, count);
        }
    }

    // A file made of mistakes can make a program complain without end; the last words say why it gave up.
    private static async Task<string> TailAsync(Stream stream)
    {
        var tail = new byte[2 * MostErrorBytes];
        var length = 0;
        while (await stream.ReadAsync(tail.AsMemory(length)) is > 0 and var count)
        {
            length += count;
            if (length <= MostErrorBytes) continue;
            tail.AsSpan(length - MostErrorBytes, MostErrorBytes).CopyTo(tail);
            length = MostErrorBytes;
        }

        return Encoding.UTF8.GetString(tail, 0, length);
    }

    // The leader first: killed before it has made its group, it has started nothing yet; after that, the group has everything.
    private static void KillGroup(int leader)
    {
        Libc.Signal(leader, Libc.Kill);
        Libc.Signal(-leader, Libc.Kill);
    }
}
