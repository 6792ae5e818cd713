using ChatServer.Changes;
using ChatServer.Media;
using ChatServer.Persistence;

namespace ChatServer.Messages;

/// <summary>Puts on record that something about a message changed.</summary>
internal static class ChangedMessages
{
    /// <returns>The message as everybody sees it from now on.</returns>
    public static async Task<Func<MessageView>> AppendAsync(
        this ChangeWrite write, ChatDbContext db, Message message, ChangeKind kind, Guid actorId, CancellationToken cancellation)
    {
        var media = await MediaAsync(db, message, cancellation);
        message.ChangedSeq = write.Append(message.ConversationId, kind, message.Id, actorId, View);
        return View;

        MessageView View() => MessageView.Of(message, write.At(message.ConversationId), media);
    }

    /// <summary>The message as everybody sees it.</summary>
    public static async Task<MessageView> ViewAsync(
        this ChatDbContext db, Message message, DateTimeOffset now, CancellationToken cancellation) =>
        MessageView.Of(message, now, await MediaAsync(db, message, cancellation));

    private static async Task<IReadOnlyList<MediaView>> MediaAsync(ChatDbContext db, Message message, CancellationToken cancellation) =>
        message.MediaCount == 0 ? [] : await MediaOfMessages.ReadAsync(db, message.ConversationId, message.Seq, cancellation);
}
