using ChatServer.Changes;

namespace ChatServer.Notifications;

/// <summary>An entry was made for somebody, or is new again: for whatever tells people who look at no screen.</summary>
/// <param name="UserId">Whom to tell.</param>
/// <param name="NotificationId">The entry, to be read as the person may see it then.</param>
/// <param name="Kind">What it tells of.</param>
/// <param name="ConversationId">Where it happened.</param>
/// <param name="IsAlert">False: they do not want to be disturbed.</param>
public sealed record Notified(Guid UserId, Guid NotificationId, NotificationKind Kind, Guid ConversationId, bool IsAlert) : Signal;
