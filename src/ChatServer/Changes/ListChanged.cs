namespace ChatServer.Changes;

/// <summary>Something happened to a person's own list.</summary>
public sealed record ListChanged(Guid UserId, long Seq, UserChangeKind Kind, DateTimeOffset At, Guid SubjectId) : Signal;
