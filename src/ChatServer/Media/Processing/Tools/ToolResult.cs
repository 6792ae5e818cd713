namespace ChatServer.Media.Processing.Tools;

/// <summary>How a run of a tool ended.</summary>
/// <param name="Output">What it wrote, unless the caller read that.</param>
/// <param name="Errors">The end of what it complained about.</param>
public sealed record ToolResult(int ExitCode, string Output, string Errors)
{
    // 128 + SIGKILL, SIGXCPU and SIGXFSZ. The kernel's own SIGKILL, when memory runs out, means the same.
    private static readonly int[] Killed = [137, 152, 153];

    public bool IsSuccess => ExitCode == 0;

    /// <summary>It was stopped because it took too long, or wrote too much.</summary>
    public bool IsBeyondLimits => Killed.Contains(ExitCode);

    /// <exception cref="UnprocessableMediaException">It did not succeed.</exception>
    public ToolResult Require(string reason) => this switch
    {
        { IsBeyondLimits: true } => throw BeyondLimits(),
        { IsSuccess: false } => throw new UnprocessableMediaException(reason),
        _ => this,
    };

    internal static UnprocessableMediaException BeyondLimits() =>
        new("Processing it takes more time or space than is allowed here.");
}
