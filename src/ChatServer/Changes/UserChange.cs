namespace ChatServer.Changes;

/// <summary>One thing that happened to a person's own list: a conversation joined or left, settings, sessions.</summary>
public sealed class UserChange
{
    public required Guid UserId { get; init; }

    public required long Seq { get; init; }

    /// <summary>Number of its <see cref="UserChangeKind"/>.</summary>
    public required short Kind { get; init; }

    /// <summary>The conversation or session it is about; the person's own id where it is about their settings.</summary>
    public required Guid SubjectId { get; init; }

    public required DateTimeOffset At { get; init; }
}
