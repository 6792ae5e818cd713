namespace ChatServer.LiveEvents.Rewards;

/// <summary>What a host may give points for.</summary>
public enum RewardedKind
{
    /// <summary>Being in the event while it is live.</summary>
    Joined,

    /// <summary>A minute that was watched.</summary>
    Watched,

    /// <summary>A message in its chat.</summary>
    Message,

    /// <summary>A vote in a poll of its chat that is not anonymous.</summary>
    Vote,

    /// <summary>The right answer in such a quiz, once it is closed.</summary>
    Answer,
}

/// <summary>How many points one kind of taking part gives, and how often at most.</summary>
public sealed class RewardRule
{
    public const int MaxPoints = 10_000;
    public const int MaxTimes = 10_000;

    public required Guid ConversationId { get; init; }

    public required RewardedKind Kind { get; init; }

    /// <summary>Each time.</summary>
    public required int Points { get; set; }

    public int? PerMinute { get; set; }

    public int? PerHour { get; set; }

    public int? PerEvent { get; set; }

    /// <summary>It counts what was said and asked after this position of the log. Minutes and who is there have no position.</summary>
    public required long SinceSeq { get; init; }

    /// <summary>When all that it gives for being there and watching was given: some time after the end; null before.</summary>
    public DateTimeOffset? SettledAt { get; init; }
}
