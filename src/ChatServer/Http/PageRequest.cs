using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace ChatServer.Http;

/// <summary>Which page of a list.</summary>
public sealed class PageRequest
{
    public const int MaxLimit = 200;
    public const int DefaultLimit = 50;

    /// <summary>How many items at most, 1 to 200.</summary>
    [Range(1, MaxLimit, ErrorMessage = "It must be from 1 to 200.")]
    [DefaultValue(DefaultLimit)]
    public int Limit { get; init; } = DefaultLimit;

    /// <summary>"next" of the page before; absent for the first page.</summary>
    [TextLimit(0, Cursors.MaxLength, Pattern = Cursors.Pattern)]
    public string? Cursor { get; init; }
}
