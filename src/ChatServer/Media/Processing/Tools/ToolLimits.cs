namespace ChatServer.Media.Processing.Tools;

/// <summary>How much one run of a tool may take.</summary>
public sealed record ToolLimits
{
    public required TimeSpan Time { get; init; }

    /// <summary>Address space, of which shared libraries alone take 250 MB. Converting 8K needs 1 GB.</summary>
    public long MemoryBytes { get; init; } = 3L << 29;

    /// <summary>The largest file that it may write.</summary>
    public long FileBytes { get; init; } = 4L << 30;
}
