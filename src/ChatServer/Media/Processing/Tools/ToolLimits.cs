namespace ChatServer.Media.Processing.Tools;

/// <summary>How much one run of a tool may take.</summary>
public sealed record ToolLimits
{
    public required TimeSpan Time { get; init; }

    /// <summary>Address space: shared libraries and the stacks of threads count too, some 500 MB before anything is decoded.</summary>
    public long MemoryBytes { get; init; } = 3L << 30;

    /// <summary>The largest file that it may write.</summary>
    public long FileBytes { get; init; } = 4L << 30;
}
