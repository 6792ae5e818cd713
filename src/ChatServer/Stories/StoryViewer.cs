namespace ChatServer.Stories;

/// <summary>Somebody whom a story is for, and what they made of it. The row is made when it is posted: whom one meets later does not see it.</summary>
public sealed class StoryViewer
{
    public required Guid StoryId { get; init; }

    public required Guid UserId { get; init; }

    public DateTimeOffset? SeenAt { get; set; }

    /// <summary>In the form of <see cref="Texts.Emoji"/>.</summary>
    public string? Emoji { get; set; }

    public DateTimeOffset? ReactedAt { get; set; }

    /// <summary>When the author took them out: from then on it is not for them, and never again.</summary>
    public DateTimeOffset? RemovedAt { get; set; }
}
