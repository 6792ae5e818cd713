using ChatServer.Changes;

namespace ChatServer.Conversations.Channels;

/// <summary>Somebody came into a channel as a subscriber, of which its log says nothing.</summary>
/// <param name="UserId">Who.</param>
/// <param name="ConversationId">The channel.</param>
/// <param name="JoinedSeq">They hear what comes after this position.</param>
/// <param name="HistorySeq">They see the messages after this position.</param>
public sealed record Subscribed(Guid UserId, Guid ConversationId, long JoinedSeq, long HistorySeq) : Signal;

/// <summary>A subscriber went out of a channel, of which its log says nothing.</summary>
public sealed record Unsubscribed(Guid UserId, Guid ConversationId) : Signal;
