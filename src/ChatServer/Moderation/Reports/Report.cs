using ChatServer.Refusals;

namespace ChatServer.Moderation.Reports;

/// <summary>What a report is about.</summary>
public enum ReportKind
{
    Message,
    User,
    Conversation,
    Story,
}

/// <summary>What is wrong with it. The names are stored, so they are for ever.</summary>
public enum ReportCategory
{
    Spam,
    Harassment,
    Hate,
    Violence,
    Sexual,
    SelfHarm,
    Illegal,
    Phishing,
    Impersonation,
    Other,
}

/// <summary>How far a report is.</summary>
public enum ReportState
{
    /// <summary>Nobody looks after it yet.</summary>
    Open,

    /// <summary>A moderator does.</summary>
    Assigned,

    /// <summary>It was decided.</summary>
    Resolved,
}

/// <summary>Somebody says that something is wrong. It keeps a copy of what they saw: the only one of a text that is deleted meanwhile.</summary>
public sealed class Report
{
    public const int MaxCommentLength = 1_000;

    /// <summary>How many of one person's may wait for a decision.</summary>
    public const int MaxWaiting = 100;

    public static readonly TimeSpan EvidenceKeptFor = TimeSpan.FromDays(30);

    public required Guid Id { get; init; }

    /// <summary>Null for what a rule or an outside judge of texts found.</summary>
    public Guid? ReporterId { get; init; }

    /// <summary>The rule that found it; null for what people report.</summary>
    public Guid? RuleId { get; init; }

    public required ReportKind Kind { get; init; }

    /// <summary>The message, person, conversation or story.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>The conversation that it is in, or is. It outlives it, so it has another name than what is erased with it.</summary>
    public Guid? PlaceId { get; init; }

    /// <summary>Whom it is about: who wrote it, the person, who owns the conversation.</summary>
    public Guid? AccusedId { get; init; }

    public required ReportCategory Category { get; init; }

    public string? Comment { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What there was to see, as JSON; null once it is erased.</summary>
    public string? Evidence { get; set; }

    /// <summary>What is kept for as long as the evidence: pictures and other files that there were to see; null for none.</summary>
    public Guid[]? MediaIds { get; init; }

    /// <summary>SHA-256 of the evidence as it was stored.</summary>
    public required byte[] EvidenceHash { get; init; }

    public ReportState State { get; private set; }

    public Guid? AssigneeId { get; private set; }

    public Guid? ResolvedById { get; private set; }

    public DateTimeOffset? ResolvedAt { get; private set; }

    /// <summary>Why it was decided so, for moderators.</summary>
    public string? Resolution { get; private set; }

    /// <summary>What was done about it; null for nothing.</summary>
    public Guid? ActionId { get; private set; }

    /// <summary>A moderator of the group looked after it there; the server's moderators decide by themselves.</summary>
    public DateTimeOffset? HandledAt { get; set; }

    public Guid? HandledById { get; set; }

    /// <summary>When the evidence goes.</summary>
    public DateTimeOffset? EraseAt { get; private set; }

    /// <returns>False when it is theirs already.</returns>
    public bool AssignTo(Guid moderatorId)
    {
        RequireWaiting();
        if (State == ReportState.Assigned) return AssigneeId == moderatorId ? false : throw Refusal.ReportTaken();

        (State, AssigneeId) = (ReportState.Assigned, moderatorId);
        return true;
    }

    /// <returns>False when nobody looks after it.</returns>
    public bool Release(Guid moderatorId, bool isAdmin)
    {
        RequireWaiting();
        if (State == ReportState.Open) return false;
        if (AssigneeId != moderatorId && !isAdmin) throw Refusal.ReportTaken();

        (State, AssigneeId) = (ReportState.Open, null);
        return true;
    }

    /// <param name="moderatorId">Null for the server itself.</param>
    /// <param name="reason">Why.</param>
    /// <param name="actionId">What was done about it.</param>
    /// <param name="now">When.</param>
    public void Resolve(Guid? moderatorId, string reason, Guid? actionId, DateTimeOffset now)
    {
        RequireDecidableBy(moderatorId);
        (State, ResolvedById, ResolvedAt, Resolution, ActionId) = (ReportState.Resolved, moderatorId, now, reason, actionId);
        EraseAt = now + EvidenceKeptFor;
    }

    public void RequireDecidableBy(Guid? moderatorId)
    {
        RequireWaiting();
        if (State == ReportState.Assigned && AssigneeId != moderatorId) throw Refusal.ReportTaken();
    }

    private void RequireWaiting()
    {
        if (State == ReportState.Resolved) throw Refusal.ReportResolved();
    }
}
