using ChatServer.Chains;

namespace ChatServer.AuditLog;

/// <summary>Something that a moderator or admin of the server, or whoever runs it, did.</summary>
public sealed class AuditEntry : ChainEntry, IChained
{

    public static string ChainName => "audit-log";

    public required AuditAct Act { get; init; }

    /// <summary>Null for whoever runs the server, and for the server itself.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The person it was done to.</summary>
    public Guid? UserId { get; init; }

    /// <summary>What else it was done to: a report, an action, a rule.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>What came of it, or the reason that was given. Never what people wrote to each other.</summary>
    public string? Detail { get; init; }

    internal override void AppendTo(ChainHash hash) =>
        hash.Add(Act.ToString()).Add(ActorId).Add(UserId).Add(SubjectId).Add(Detail);
}
