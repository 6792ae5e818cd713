namespace ChatServer.Messages.Pins;

/// <summary>A message that is kept in sight of everybody in its conversation.</summary>
public sealed class Pin
{
    /// <summary>Of one conversation.</summary>
    public const int MaxPins = 50;

    public required Guid ConversationId { get; init; }

    /// <summary>The message's position.</summary>
    public required long Seq { get; init; }

    /// <summary>Position of the change by which it was pinned: the order of pins.</summary>
    public required long PinnedSeq { get; init; }
}
