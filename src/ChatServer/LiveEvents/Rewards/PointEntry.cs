namespace ChatServer.LiveEvents.Rewards;

/// <summary>Where points come from, or go to. The first ones are those of <see cref="RewardedKind"/>, with the same numbers.</summary>
public enum PointKind
{
    /// <summary>Being in the event while it was live.</summary>
    Joined,

    /// <summary>A minute that was watched.</summary>
    Watched,

    /// <summary>A message in its chat.</summary>
    Message,

    /// <summary>A vote in a poll.</summary>
    Vote,

    /// <summary>The right answer in a quiz.</summary>
    Answer,

    /// <summary>Given, or taken, by a host.</summary>
    Grant,

    /// <summary>Given for a reward.</summary>
    Redeemed,

    /// <summary>Come back, as a reward was not handed out.</summary>
    Returned,
}

/// <summary>Points that somebody got, or gave, at one occasion. It is written once and never changed; a balance is the sum of these.</summary>
public sealed class PointEntry
{
    public const int MaxReasonLength = 200;
    public const int MaxGrant = 1_000_000;

    public required Guid ConversationId { get; init; }

    public required Guid UserId { get; init; }

    /// <summary>In the order in which they were given.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required PointKind Kind { get; init; }

    /// <summary>What it was for: of one kind each gives points once.</summary>
    public required Guid Occasion { get; init; }

    public required int Points { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Why, in the words of the host who gave them.</summary>
    public string? Reason { get; init; }

    /// <summary>The host who gave them.</summary>
    public Guid? ById { get; init; }
}

/// <summary>The sums of somebody's points in one event, moved in the transactions that add to them.</summary>
public sealed class PointBalance
{
    public required Guid ConversationId { get; init; }

    public required Guid UserId { get; init; }

    /// <summary>What they have. The database keeps it from falling below zero.</summary>
    public long Points { get; init; }

    /// <summary>What they got, whatever they redeemed of it: by this people are ranked.</summary>
    public long Earned { get; init; }

    /// <summary>When that last moved: of those with as many the one who had them first comes first.</summary>
    public DateTimeOffset EarnedAt { get; init; }
}
