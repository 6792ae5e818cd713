using ChatServer.Refusals;

namespace ChatServer.Messages;

/// <summary>Reads a conversation's messages by position, for one of its members.</summary>
public sealed class MessageHistory(MessagePages pages)
{
    // The reader's own membership is the way in.
    internal static readonly PageStatements Statements = PageStatements.Of(
        from: "members reader",
        which: "conversation_id = $1",
        where: "reader.conversation_id = $1 and reader.user_id = $2 and reader.left_seq is null");

    public Task<MessagePage> ReadAsync(Guid readerId, Guid conversationId, MessagePageRequest page, CancellationToken cancellation) =>
        pages.ReadAsync(Statements, readerId, conversationId, page, Refusal.NoSuchConversation, cancellation);
}
