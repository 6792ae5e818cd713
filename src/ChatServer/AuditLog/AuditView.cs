using ChatServer.Chains;

namespace ChatServer.AuditLog;

/// <summary>Something that a moderator or admin of the server did.</summary>
/// <param name="Number">1, 2, 3 … without holes.</param>
/// <param name="At">When.</param>
/// <param name="Act">What was done.</param>
/// <param name="ActorId">Who did it; null for whoever runs the server, at its console, and for the server itself.</param>
/// <param name="UserId">The person it was done to.</param>
/// <param name="SubjectId">What else it was done to: a report, an action, a rule.</param>
/// <param name="Detail">What came of it, or the reason that was given.</param>
/// <param name="Hash">What seals the entry and the one before it, in hexadecimal.</param>
public sealed record AuditView(
    long Number, DateTimeOffset At, AuditAct Act, Guid? ActorId, Guid? UserId, Guid? SubjectId, string? Detail, string Hash)
{
    public static AuditView Of(AuditEntry e) =>
        new(e.Number, e.At, e.Act, e.ActorId, e.UserId, e.SubjectId, e.Detail, Convert.ToHexStringLower(e.Hash));
}

/// <summary>Which entries of the audit log.</summary>
public sealed class AuditFilter : ChainFilter<AuditEntry>
{
    /// <summary>Only this.</summary>
    public AuditAct? Act { get; init; }

    /// <summary>Only by this person.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>Only what was done to this person.</summary>
    public Guid? UserId { get; init; }

    private protected override IQueryable<AuditEntry> Narrow(IQueryable<AuditEntry> entries)
    {
        if (Act is { } act) entries = entries.Where(e => e.Act == act);
        if (ActorId is { } actorId) entries = entries.Where(e => e.ActorId == actorId);
        if (UserId is { } userId) entries = entries.Where(e => e.UserId == userId);
        return entries;
    }
}
