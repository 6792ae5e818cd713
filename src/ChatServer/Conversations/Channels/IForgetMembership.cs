using ChatServer.Changes;

namespace ChatServer.Conversations.Channels;

/// <summary>Erases what a feature keeps of somebody's time in a channel or an event, in the transaction in which they go out: no log tells of it later.</summary>
public interface IForgetMembership
{
    Task RunAsync(ChangeWrite log, Guid conversationId, Guid userId, CancellationToken cancellation);
}
