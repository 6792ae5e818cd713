namespace ChatServer.Media.Processing;

/// <summary>What was made of an original.</summary>
public sealed record ProcessedMedia(MediaKind Kind, string ContentType)
{
    /// <summary>Pixels of what is shown, after orientation.</summary>
    public int? Width { get; init; }

    public int? Height { get; init; }

    public long? DurationMs { get; init; }

    /// <summary>A ThumbHash, in Base64.</summary>
    public string? Placeholder { get; init; }

    /// <summary>64 peaks from 0 to 255.</summary>
    public IReadOnlyList<byte>? Waveform { get; init; }

    public int? Pages { get; init; }

    public required IReadOnlyList<ProcessedFile> Files { get; init; }
}
