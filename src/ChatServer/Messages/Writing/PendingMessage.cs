namespace ChatServer.Messages.Writing;

/// <summary>What the writer answers: the message, and whether this request made it.</summary>
/// <remarks>Of a repeated send only the place is known here; the caller reads it back as it is now.</remarks>
public sealed record WrittenMessage(MessageView Message, bool IsNew);

/// <summary>A message on its way into the database, and the caller who waits for it.</summary>
internal sealed class PendingMessage(Message message)
{
    private readonly TaskCompletionSource<WrittenMessage> _outcome = new();

    public Message Message { get; } = message;

    public Task<WrittenMessage> Outcome => _outcome.Task;

    /// <summary>Two of these in one group could not see each other in the table.</summary>
    public (Guid ConversationId, Guid SenderId, Guid ClientId) Key => (Message.ConversationId, Message.SenderId, Message.ClientId);

    /// <summary>The caller goes on in here: not to be called on the commit loop, which it would stall.</summary>
    public void Succeed(WrittenMessage written) => _outcome.TrySetResult(written);

    /// <summary>As <see cref="Succeed"/>.</summary>
    public void Fail(Exception refusal) => _outcome.TrySetException(refusal);
}
