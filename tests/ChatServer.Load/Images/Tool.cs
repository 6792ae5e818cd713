using System.ComponentModel;
using System.Diagnostics;

namespace ChatServer.Load.Images;

/// <summary>A program that does one thing and ends.</summary>
internal static class Tool
{
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        try
        {
            // One thread, as in the server: more of them only add to the cost.
            var start = new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                Environment = { ["VIPS_CONCURRENCY"] = "1" },
            };
            using var process = Process.Start(start)!;
            var said = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? said : throw new LoadFailedException($"{program} failed.");
        }
        catch (Win32Exception)
        {
            throw new LoadFailedException($"{program} is not installed.\n{ImageLoadOptions.Usage}");
        }
    }
}
