namespace ChatServer.Drafts;

/// <summary>What a person has begun to write in a conversation, for their own devices alone.</summary>
public sealed class Draft
{
    public required Guid ConversationId { get; init; }

    public required Guid UserId { get; init; }

    public required string Content { get; set; }

    public Guid? ReplyToId { get; set; }

    public required DateTimeOffset UpdatedAt { get; set; }
}
