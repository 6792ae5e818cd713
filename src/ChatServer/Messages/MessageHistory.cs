using ChatServer.Changes;
using ChatServer.Refusals;

namespace ChatServer.Messages;

/// <summary>Reads a conversation's messages by position, for one of its members.</summary>
public sealed class MessageHistory(MessagePages pages, ChangeFeed feed)
{
    // The reader's own membership is the way in.
    internal static readonly PageStatements Statements = PageStatements.Of(
        from: "members reader",
        which: "conversation_id = $1 and seq > reader.history_seq",
        where: "reader.conversation_id = $1 and reader.user_id = $2 and reader.left_seq is null");

    public async Task<MessagePage> ReadAsync(Guid readerId, Guid conversationId, MessagePageRequest page, CancellationToken cancellation)
    {
        var messages = await pages.ReadAsync(Statements, readerId, conversationId, page, Refusal.NoSuchConversation, cancellation);
        feed.Announce(new HistoryRead(conversationId, readerId));
        return messages;
    }
}
