namespace ChatServer.LiveEvents.Stage;

/// <summary>What everybody in an event sees at the same moment: where its video stands, and what is shown beside it.</summary>
public sealed class EventStage
{
    public const double MinRate = 0.25;
    public const double MaxRate = 4;
    public const int MaxSlide = 10_000;

    /// <summary>A week, in milliseconds.</summary>
    public const long MaxPositionMs = 604_800_000;

    public required Guid ConversationId { get; init; }

    /// <summary>Position in the log of the change by which it was set; 0 before that.</summary>
    public long Revision { get; set; }

    public bool IsPlaying { get; set; }

    /// <summary>Where the video stood at <see cref="SetAt"/>.</summary>
    public long PositionMs { get; set; }

    public double Rate { get; set; } = 1;

    public DateTimeOffset SetAt { get; set; }

    public int? Slide { get; set; }

    /// <summary>The message with the poll that is shown.</summary>
    public Guid? PollId { get; set; }

    /// <summary>Where the video stands: who comes later lands on the same moment as everybody else.</summary>
    public static long PositionAt(DateTimeOffset now, bool isPlaying, long positionMs, double rate, DateTimeOffset setAt)
    {
        var passed = isPlaying && now > setAt ? (now - setAt).TotalMilliseconds * rate : 0;
        return (long)Math.Min(positionMs + passed, MaxPositionMs);
    }
}
