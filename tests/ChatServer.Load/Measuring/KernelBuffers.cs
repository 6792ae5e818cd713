using System.Globalization;

namespace ChatServer.Load.Measuring;

/// <summary>What waits in the kernel for a slow network or a slow reader (proc_net_tcp).</summary>
internal static class KernelBuffers
{
    private const int LocalAddress = 1;
    private const int Queues = 4;

    /// <summary>MiB that a server on this port has sent and the other side has not taken.</summary>
    public static double Unsent(int port)
    {
        var ending = $":{port:X4}";
        return File.ReadLines("/proc/net/tcp").Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields[LocalAddress].EndsWith(ending, StringComparison.Ordinal))
            .Sum(fields => long.Parse(fields[Queues].Split(':')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture)) / 1024.0 / 1024;
    }
}
