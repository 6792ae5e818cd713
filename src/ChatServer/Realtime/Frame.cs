using Microsoft.AspNetCore.SignalR;

namespace ChatServer.Realtime;

/// <summary>What may become of a frame that waits for a slow reader.</summary>
internal enum FrameKind
{
    /// <summary>Worth nothing a few seconds later.</summary>
    Typing,

    /// <summary>Told again on the next connect.</summary>
    Presence,

    /// <summary>Replaced by a later one with the same key.</summary>
    Latest,

    /// <summary>Can be put off: the log has it.</summary>
    Change,

    /// <summary>Never left out.</summary>
    Lasting,
}

/// <summary>An event, or several, serialised once and shared by all the queues it stands in.</summary>
/// <param name="Kind">What may become of it.</param>
/// <param name="Key">What a <see cref="FrameKind.Latest"/> frame is the latest of.</param>
/// <param name="Message">The serialised event.</param>
/// <param name="Bytes">Its length on the wire.</param>
internal sealed record Frame(FrameKind Kind, (Guid, Guid) Key, SerializedHubMessage Message, int Bytes)
{
    /// <summary>Where a <see cref="FrameKind.Change"/> stands in the log; null of everything else.</summary>
    public LogPosition? Position { get; init; }

    /// <summary>How many events stand in it; more than one only of those that are worth nothing alone.</summary>
    public int Events { get; init; } = 1;
}

/// <summary>A place in one conversation's log.</summary>
internal readonly record struct LogPosition(Guid ConversationId, long Seq);
