using ChatServer.Refusals;

namespace ChatServer.Messages.Replies;

/// <summary>Reads what was answered to a message by position, for a member of its conversation.</summary>
public sealed class ReplyHistory(MessagePages pages)
{
    // The reader's membership where the answered message is is the way in.
    internal static readonly PageStatements Statements = PageStatements.Of(
        from: "messages answered join members reader on reader.conversation_id = answered.conversation_id",
        which: "conversation_id = answered.conversation_id and reply_to_id = $1",
        where: "answered.id = $1 and reader.user_id = $2 and reader.left_seq is null and answered.seq > reader.history_seq");

    public Task<MessagePage> ReadAsync(Guid readerId, Guid messageId, MessagePageRequest page, CancellationToken cancellation) =>
        pages.ReadAsync(Statements, readerId, messageId, page, Refusal.NoSuchMessage, cancellation);
}
