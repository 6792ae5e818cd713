using System.ComponentModel.DataAnnotations;

namespace ChatServer.Media.Imports;

/// <summary>Configuration section "Media:Imports".</summary>
public sealed class ImportOptions
{
    /// <summary>For all of an import, during which its request is open.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many are under way on this node at the same time.</summary>
    [Range(1, 10_000)]
    public int AtOnce { get; init; } = 16;

    /// <summary>How many of those may be one person's.</summary>
    [Range(1, 10_000)]
    public int AtOncePerPerson { get; init; } = 3;
}
