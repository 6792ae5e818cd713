namespace ChatServer.Conversations;

/// <summary>A member of a conversation, the same for every reader.</summary>
/// <param name="UserId">Who it is; their card is at /users/{id}.</param>
/// <param name="Role">owner, admin, moderator or member.</param>
/// <param name="JoinedAt">When they (last) joined.</param>
/// <param name="JoinedSeq">Position of the change by which they joined.</param>
/// <param name="LeftSeq">Position of the change by which they left; null while they are a member.</param>
public sealed record MemberView(Guid UserId, MemberRole Role, DateTimeOffset JoinedAt, long JoinedSeq, long? LeftSeq)
{
    public static MemberView Of(Membership m) => new(m.UserId, m.Role, m.JoinedAt, m.JoinedSeq, m.LeftSeq);
}
