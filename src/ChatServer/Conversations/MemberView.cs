namespace ChatServer.Conversations;

/// <summary>A member of a conversation, the same for every reader.</summary>
/// <param name="UserId">Who it is; their card is at /users/{id}.</param>
/// <param name="Role">owner, admin, moderator or member.</param>
/// <param name="JoinedAt">When they (last) joined.</param>
/// <param name="JoinedSeq">Position of the change by which they joined.</param>
/// <param name="LeftSeq">Position of the change by which they left; null while they are a member.</param>
/// <param name="SilencedUntil">Until then they read and do not write; null, or a time that has passed: they may write.</param>
/// <param name="HistorySeq">They see the messages after this position; 0: all of them.</param>
public sealed record MemberView(
    Guid UserId, MemberRole Role, DateTimeOffset JoinedAt, long JoinedSeq, long? LeftSeq, DateTimeOffset? SilencedUntil, long HistorySeq)
{
    public static MemberView Of(Membership m) => new(m.UserId, m.Role, m.JoinedAt, m.JoinedSeq, m.LeftSeq, m.SilencedUntil, m.HistorySeq);
}
