using System.Text.RegularExpressions;
using ChatServer.Refusals;

namespace ChatServer.Media.Sets;

/// <summary>An image in a set, by the name that people type.</summary>
public sealed partial class MediaSetItem
{
    public const int MinNameLength = 2;
    public const int MaxNameLength = 32;
    public const string NamePattern = "^[a-z0-9_]*$";

    public required Guid SetId { get; init; }

    /// <summary>The version of the set by which it came: the order of the items.</summary>
    public required long Position { get; init; }

    /// <summary>The only one of this name in the set.</summary>
    public required string Name { get; set; }

    public required Guid MediaId { get; init; }

    public static string NameOf(string text, string field = "name") =>
        IsName(text) ? text : throw Refusal.InvalidRequest(field, "It must be 2 to 32 characters of a-z, 0-9 and _.");

    public static bool IsName(string text) => text.Length is >= MinNameLength and <= MaxNameLength && Sound().IsMatch(text);

    [GeneratedRegex("^[a-z0-9_]*\\z")]
    private static partial Regex Sound();
}
