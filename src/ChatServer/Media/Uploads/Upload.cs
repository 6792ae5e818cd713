namespace ChatServer.Media.Uploads;

/// <summary>A file that comes in pieces, over as many requests and connections as it takes. The media made of it has the same id.</summary>
public sealed class Upload
{
    public const int MaxMetadataLength = 4096;

    public required Guid Id { get; init; }

    public required Guid OwnerId { get; init; }

    /// <summary>Size of the whole file.</summary>
    public required long Bytes { get; init; }

    /// <summary>How much has arrived, and would survive a power failure.</summary>
    public long Offset { get; init; }

    /// <summary>What the client says about the file, as it wrote it.</summary>
    public string? Metadata { get; init; }

    /// <summary>Whether the media is made.</summary>
    public bool IsFinished { get; init; }

    /// <summary>When it is forgotten, unless more arrives before.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    public bool IsWhole => Offset == Bytes;
}
