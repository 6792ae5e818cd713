namespace ChatServer.Messages.Reactions;

/// <summary>One person's emoji on a message. The rows are the truth; what the message shows of them is written with them.</summary>
public sealed class Reaction
{
    public required Guid ConversationId { get; init; }

    /// <summary>The message's position.</summary>
    public required long Seq { get; init; }

    public required Guid UserId { get; init; }

    /// <summary>In the form of <see cref="Texts.Emoji"/>, or of <see cref="ReactionEmoji"/> if it is of a set.</summary>
    public required string Emoji { get; init; }

    /// <summary>The image, if it is of a set: from then on whoever sees the reaction sees it, whatever becomes of the set.</summary>
    public Guid? MediaId { get; init; }

    /// <summary>
    /// Position of the change by which it came: the order among the reactions to one message. In a channel the first at which it could come; those
    /// that are counted together may share it.
    /// </summary>
    public required long ReactedSeq { get; init; }

    public required DateTimeOffset ReactedAt { get; init; }
}
