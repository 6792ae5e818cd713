namespace ChatServer.Moderation.Filters.Hits;

/// <summary>That a rule fitted. It holds nothing of what was said but what of the rule stood in it.</summary>
public sealed class FilterHit
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    public required Guid Id { get; init; }

    public required Guid RuleId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Guid UserId { get; init; }

    /// <summary>The conversation; it may be gone by now, so it has another name than what is erased with it.</summary>
    public Guid? PlaceId { get; init; }

    /// <summary>The message, where it was said.</summary>
    public Guid? MessageId { get; init; }

    /// <summary>What came of it, or would have.</summary>
    public required FilterAction Action { get; init; }

    public required bool DryRun { get; init; }

    /// <summary>What kind of thing fitted.</summary>
    public required FilterKind Kind { get; init; }

    public string? Matched { get; init; }
}
