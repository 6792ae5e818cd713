namespace ChatServer.LiveEvents.Rewards.Redeeming;

/// <summary>What people get for their points in an event.</summary>
public sealed class EventReward
{
    public const int MaxRewards = 50;
    public const int MaxTitleLength = 200;
    public const int MaxCost = 1_000_000;
    public const int MaxStock = 1_000_000;

    public required Guid ConversationId { get; init; }

    public required Guid Id { get; init; }

    public required string Title { get; init; }

    /// <summary>Points that it takes.</summary>
    public required int Cost { get; init; }

    /// <summary>How many are left; null: any number. The database keeps it from falling below zero.</summary>
    public int? Stock { get; set; }

    /// <summary>How many one person gets; null: any number.</summary>
    public int? PerPerson { get; init; }

    /// <summary>When it was taken away; who redeemed it before gets it.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }
}

/// <summary>How far a redemption is.</summary>
public enum RedemptionStatus
{
    /// <summary>To be handed out.</summary>
    Open,

    /// <summary>Handed out.</summary>
    Handed,

    /// <summary>Not handed out: points and stock are back.</summary>
    Cancelled,
}

/// <summary>That somebody gave points for a reward.</summary>
public sealed class Redemption
{
    public required Guid ConversationId { get; init; }

    /// <summary>In the order in which they were made.</summary>
    public required Guid Id { get; init; }

    public required Guid RewardId { get; init; }

    public required Guid UserId { get; init; }

    public required Guid ClientId { get; init; }

    /// <summary>What was paid.</summary>
    public required int Cost { get; init; }

    public RedemptionStatus Status { get; set; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? ClosedAt { get; set; }
}
