namespace ChatServer.Http;

/// <summary>Tells the description of the API what a text must be like. It checks nothing: the rule that does stands with the constants it is given.</summary>
/// <remarks>Annotations that check would count UTF-16 units, where the rules count code points or bytes, and only at the door of REST.</remarks>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class TextLimitAttribute(int least, int most) : Attribute
{
    public int Least => least;

    public int Most => most;

    /// <summary>What else it must match, as a regular expression.</summary>
    public string? Pattern { get; init; }

    public string? Format { get; init; }

    /// <summary>Whether the rule counts bytes of UTF-8, so that the same number of code points can be too many.</summary>
    public bool CountsUtf8Bytes { get; init; }
}
