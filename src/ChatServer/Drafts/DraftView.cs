namespace ChatServer.Drafts;

/// <summary>What you have begun to write in a conversation.</summary>
/// <param name="ConversationId">Where.</param>
/// <param name="Content">The text so far.</param>
/// <param name="ReplyToId">The message it answers.</param>
/// <param name="UpdatedAt">When it was last written.</param>
public sealed record DraftView(Guid ConversationId, string Content, Guid? ReplyToId, DateTimeOffset UpdatedAt)
{
    public static DraftView Of(Draft d) => new(d.ConversationId, d.Content, d.ReplyToId, d.UpdatedAt);
}
