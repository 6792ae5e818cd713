using ChatServer.Chains;

namespace ChatServer.SecurityEvents;

/// <summary>Something about who comes in, and who tries.</summary>
/// <param name="Number">1, 2, 3 … without holes.</param>
/// <param name="At">When.</param>
/// <param name="Kind">What happened.</param>
/// <param name="UserId">Whose account it is about; null where nobody knows.</param>
/// <param name="ActorId">Who did it, where that is somebody else.</param>
/// <param name="SessionId">The session it is about.</param>
/// <param name="NetworkId">The network it came from: an id by which others from there can be told, and no more; null where there was none.</param>
/// <param name="Detail">What the kind leaves open, such as the new role.</param>
/// <param name="Hash">What seals the entry and the one before it, in hexadecimal.</param>
public sealed record SecurityEventView(
    long Number,
    DateTimeOffset At,
    SecurityEventKind Kind,
    Guid? UserId,
    Guid? ActorId,
    Guid? SessionId,
    Guid? NetworkId,
    string? Detail,
    string Hash)
{
    public static SecurityEventView Of(SecurityEvent e) => new(
        e.Number,
        e.At,
        e.Kind,
        e.UserId,
        e.ActorId,
        e.SessionId,
        e.NetworkId,
        e.Detail,
        Convert.ToHexStringLower(e.Hash));
}

/// <summary>Which events.</summary>
public sealed class SecurityFilter : ChainFilter<SecurityEvent>
{
    /// <summary>Only this.</summary>
    public SecurityEventKind? Kind { get; init; }

    /// <summary>Only about this person's account.</summary>
    public Guid? UserId { get; init; }

    /// <summary>Only from this network, as another event gives it.</summary>
    public Guid? NetworkId { get; init; }

    private protected override IQueryable<SecurityEvent> Narrow(IQueryable<SecurityEvent> entries)
    {
        if (Kind is { } kind) entries = entries.Where(e => e.Kind == kind);
        if (UserId is { } userId) entries = entries.Where(e => e.UserId == userId);
        if (NetworkId is { } networkId) entries = entries.Where(e => e.NetworkId == networkId);
        return entries;
    }
}
