using System.ComponentModel.DataAnnotations;

namespace ChatServer.Search;

/// <summary>"Search" in the configuration.</summary>
public sealed class SearchOptions
{
    /// <summary>Without it nothing is indexed and nothing can be found; later it goes on from where it was.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>How many messages make a block of the index: fewer make common words cheaper to find, more make rare ones cheaper.</summary>
    [Range(100, 10_000_000)]
    public int BlockMessages { get; init; } = 30_000;
}
