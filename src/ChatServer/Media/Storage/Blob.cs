namespace ChatServer.Media.Storage;

/// <summary>Content that is stored once, however many media and variants have it.</summary>
/// <remarks>The row is committed before the content is put in place, so the store holds nothing that no row knows of.</remarks>
public sealed class Blob
{
    /// <summary>SHA-256 of the content; its address.</summary>
    public required byte[] Hash { get; init; }

    public required long Bytes { get; init; }

    /// <summary>When to look whether anything still refers to it; null while something does.</summary>
    public DateTimeOffset? CheckAt { get; init; }
}
