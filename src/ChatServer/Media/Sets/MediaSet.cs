namespace ChatServer.Media.Sets;

/// <summary>What the images of a set are for.</summary>
public enum SetKind
{
    /// <summary>Each is sent by itself, as a message.</summary>
    Sticker,

    /// <summary>Each stands between words, by its name.</summary>
    Emoji,
}

/// <summary>Images that belong together, of a person or of a group. Whoever changes it holds its owner: the group, or the person.</summary>
public sealed class MediaSet
{
    public const int MaxTitleLength = 80;

    public required Guid Id { get; init; }

    public required SetKind Kind { get; init; }

    /// <summary>The person whose own it is; null for a group's.</summary>
    public Guid? OwnerId { get; init; }

    /// <summary>The group whose members use it; null for a person's.</summary>
    public Guid? ConversationId { get; init; }

    /// <summary>Null once it is deleted.</summary>
    public string? Title { get; set; }

    public int ItemCount { get; set; }

    /// <summary>Counts the changes of it and of its items.</summary>
    public long Version { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>A deleted set of a group stays as this, so that the log can tell which it was.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    public static string TitleOf(string text) => Texts.ShortText.Parse(text, "title", MaxTitleLength);
}
