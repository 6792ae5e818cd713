using System.Diagnostics;

namespace ChatServer.ProgramTests.Crashes;

/// <summary>A disk of its own, in memory, that can be full. Mounting it takes root.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _path;
    private readonly string _filler;

    public SmallDisk(string path)
    {
        (_path, _filler) = (path, Path.Combine(path, "filler"));
        Run("mount", "-t", "tmpfs", "-o", "size=512m", "tmpfs", path);
    }

    /// <summary>Leaves not a byte.</summary>
    public void Fill()
    {
        using var filler = File.Create(_filler, bufferSize: 0);
        var much = new byte[1024 * 1024];
        for (var size = much.Length; size > 0;)
        {
            try
            {
                filler.Write(much, 0, size);
            }
            catch (IOException)
            {
                size /= 2;
            }
        }
    }

    public void Empty() => File.Delete(_filler);

    public void Dispose() => Run("umount", _path);

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}");
    }
}
