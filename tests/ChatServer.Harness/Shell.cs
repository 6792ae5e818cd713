using System.Diagnostics;

namespace ChatServer.Harness;

/// <summary>Runs another program to its end.</summary>
internal static class Shell
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Returns what the program said; fails with it when the exit code is another than expected.</summary>
    public static async Task<string> RunAsync(string directory, int expectedExitCode, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);

        var said = await output + await errors;
        Assert.True(process.ExitCode == expectedExitCode, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{said}");
        return said;
    }
}
