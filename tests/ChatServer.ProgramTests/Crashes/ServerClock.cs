using System.Globalization;
using ChatServer.Harness;

namespace ChatServer.ProgramTests.Crashes;

/// <summary>The time of day that a server believes in, which may be any; how time passes for it stays as it is.</summary>
internal sealed class ServerClock : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly string _file;

    public ServerClock()
    {
        _file = Path.Combine(_directory.Path, "clock");
        Set(TimeSpan.Zero);
    }

    /// <summary>What a program must be started with to believe in it.</summary>
    public Dictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["LD_PRELOAD"] = FindLibrary(),
        ["FAKETIME_TIMESTAMP_FILE"] = _file,
        ["FAKETIME_NO_CACHE"] = "1",
        ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
    };

    public void Set(TimeSpan wrongBy)
    {
        // Moved into place, because the server reads it at any moment.
        File.WriteAllText($"{_file}.next", wrongBy.TotalSeconds.ToString("+0;-0;+0", CultureInfo.InvariantCulture));
        File.Move($"{_file}.next", _file, overwrite: true);
    }

    public void Dispose() => _directory.Dispose();

    private static string FindLibrary() =>
        Directory.GetDirectories("/usr/lib", "*-linux-gnu").Select(d => Path.Combine(d, "faketime/libfaketimeMT.so.1")).FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException("Setting the server's clock takes libfaketime: apt-get install libfaketime");
}
