namespace ChatServer.Messages.Polls;

/// <summary>One person's vote for one option of a poll.</summary>
public sealed class PollVote
{
    public required Guid ConversationId { get; init; }

    /// <summary>The message's position.</summary>
    public required long Seq { get; init; }

    /// <summary>Its place in the poll, from 0.</summary>
    public required short Option { get; init; }

    public required Guid UserId { get; init; }

    public required DateTimeOffset VotedAt { get; init; }
}
