namespace ChatServer.Changes;

/// <summary>One durable thing that happened in a conversation. It holds no text: readers join the subject as it is now.</summary>
public sealed class Change
{
    public required Guid ConversationId { get; init; }

    /// <summary>1, 2, 3 … without holes; the only order.</summary>
    public required long Seq { get; init; }

    /// <summary>Number of its <see cref="ChangeKind"/>.</summary>
    public required short Kind { get; init; }

    public required Guid SubjectId { get; init; }

    public required Guid ActorId { get; init; }

    public required DateTimeOffset At { get; init; }
}
