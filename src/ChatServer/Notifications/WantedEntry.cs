namespace ChatServer.Notifications;

/// <summary>An entry that somebody should have, if they are a member who did not do it themselves.</summary>
/// <param name="SubjectId">The message, or the conversation where it is about no message.</param>
/// <param name="MessageSeq">Position of the message, where it is about one.</param>
/// <param name="Seq">Whoever has read the conversation up to here has read the entry.</param>
internal sealed record WantedEntry(
    Guid ConversationId, Guid UserId, NotificationKind Kind, Guid SubjectId, long? MessageSeq, long Seq, Guid ActorId, DateTimeOffset At, bool IsSilent = false)
{
    /// <summary>About an event itself, which nobody in particular did.</summary>
    public static WantedEntry OfEvent(Guid eventId, Guid userId, NotificationKind kind, long seq, DateTimeOffset at) =>
        new(eventId, userId, kind, eventId, MessageSeq: null, seq, PersonEntries.Nowhere, at);
}
