using ChatServer.Changes;

namespace ChatServer.Messages;

/// <summary>Somebody read a page of a conversation's history.</summary>
public sealed record HistoryRead(Guid ConversationId, Guid UserId) : Signal;
