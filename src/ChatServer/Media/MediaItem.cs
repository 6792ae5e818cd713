using ChatServer.Media.Processing;

namespace ChatServer.Media;

/// <summary>A file that somebody uploaded, and what was made of it.</summary>
public sealed class MediaItem
{
    public const int MaxFileNameLength = 200;

    public required Guid Id { get; init; }

    /// <summary>Who uploaded it. Only they may put it into messages, and where it is in a set, whoever may use that. Null for what a page shows of itself.</summary>
    public required Guid? OwnerId { get; init; }

    public required MediaKind Kind { get; set; }

    /// <summary>Decided by the content, never by the name or by what the uploader says.</summary>
    public required string ContentType { get; set; }

    /// <summary>What the uploader calls it, made harmless; for people to read and never part of a path.</summary>
    public string? FileName { get; init; }

    /// <summary>What others download: the upload itself, or what processing made of it.</summary>
    public required byte[] Blob { get; set; }

    public required long Bytes { get; set; }

    /// <summary>Of what is shown, after orientation.</summary>
    public int? Width { get; set; }

    public int? Height { get; set; }

    public long? DurationMs { get; set; }

    /// <summary>A ThumbHash, in Base64.</summary>
    public string? Placeholder { get; set; }

    /// <summary>64 peaks of 0 to 255.</summary>
    public byte[]? Waveform { get; set; }

    public int? Pages { get; set; }

    /// <summary>Shown blurred until a reader asks for it.</summary>
    public bool Sensitive { get; init; }

    public required MediaStatus Status { get; set; }

    /// <summary>Why it failed.</summary>
    public string? Failure { get; set; }

    /// <summary>How often its processing was begun.</summary>
    public int Attempts { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it first became visible to others: until then it is its owner's alone.</summary>
    public DateTimeOffset? SharedAt { get; set; }

    /// <summary>When to look whether anything still refers to it; null while something does.</summary>
    public DateTimeOffset? CheckAt { get; set; }

    public List<MediaVariant> Variants { get; } = [];
}

/// <summary>How far a media has come.</summary>
public enum MediaStatus : short
{
    /// <summary>Stored, and shown to nobody but its owner yet.</summary>
    Processing = 0,

    Ready = 1,

    /// <summary>The file cannot be processed, and is shown to nobody.</summary>
    Failed = 2,
}

/// <summary>A smaller, or otherwise lighter, form of a media.</summary>
public sealed class MediaVariant
{
    public const int MaxNameLength = 20;

    public required Guid MediaId { get; init; }

    public required string Name { get; init; }

    /// <summary>Its place among the variants, from 0.</summary>
    public required short Position { get; init; }

    /// <summary>The address of its content: see <see cref="Blob"/>.</summary>
    public required byte[] Blob { get; init; }

    public required string ContentType { get; init; }

    public required long Bytes { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }
}
