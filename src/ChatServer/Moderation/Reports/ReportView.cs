using System.Security.Cryptography;

namespace ChatServer.Moderation.Reports;

/// <summary>A report as whoever made it sees it.</summary>
/// <param name="Id">The report's id.</param>
/// <param name="Kind">message, user or conversation.</param>
/// <param name="SubjectId">The message, person or conversation.</param>
/// <param name="Category">What is wrong.</param>
/// <param name="Comment">What the reporter says; null for nothing, and once the evidence is erased.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ResolvedAt">When it was decided; null while it waits.</param>
/// <param name="ActionTaken">Whether something was done about it; null while it waits.</param>
public sealed record ReportView(
    Guid Id,
    ReportKind Kind,
    Guid SubjectId,
    ReportCategory Category,
    string? Comment,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ResolvedAt,
    bool? ActionTaken)
{
    public static ReportView Of(Report r) => new(
        r.Id, r.Kind, r.SubjectId, r.Category, r.Comment, r.CreatedAt, r.ResolvedAt, r.ResolvedAt is null ? null : r.ActionId is not null);
}

/// <summary>A report as moderators of the server see it.</summary>
/// <param name="Report">What its reporter sees of it.</param>
/// <param name="ReporterId">Who made it; null for what the server found by itself.</param>
/// <param name="FilterId">The rule that found it; null for what people report, and for what an outside judge of texts found.</param>
/// <param name="AccusedId">Whom it is about.</param>
/// <param name="ConversationId">The conversation that it is in, or is; null where it is about a person.</param>
/// <param name="State">open, assigned or resolved.</param>
/// <param name="AssigneeId">The moderator who looks after it.</param>
/// <param name="HandledAt">When a moderator of the group looked after it there; null if none did.</param>
/// <param name="ResolvedById">Who decided it; null while it waits, and for the server itself.</param>
/// <param name="Resolution">Why it was decided so.</param>
/// <param name="ActionId">What was done about it; null for nothing.</param>
public sealed record ReportCaseView(
    ReportView Report,
    Guid? ReporterId,
    Guid? FilterId,
    Guid? AccusedId,
    Guid? ConversationId,
    ReportState State,
    Guid? AssigneeId,
    DateTimeOffset? HandledAt,
    Guid? ResolvedById,
    string? Resolution,
    Guid? ActionId)
{
    public static ReportCaseView Of(Report r) => new(
        ReportView.Of(r), r.ReporterId, r.RuleId, r.AccusedId, r.PlaceId, r.State, r.AssigneeId, r.HandledAt, r.ResolvedById, r.Resolution, r.ActionId);
}

/// <summary>A report with what there was to see.</summary>
/// <param name="Case">The report.</param>
/// <param name="Evidence">What there was to see; null once it is erased, 30 days after the decision.</param>
/// <param name="EvidenceHash">SHA-256 of the evidence as it was stored, in hexadecimal.</param>
/// <param name="EvidenceIntact">Whether the evidence still is what was stored; null once it is erased.</param>
public sealed record ReportEvidenceView(ReportCaseView Case, Evidence? Evidence, string EvidenceHash, bool? EvidenceIntact)
{
    public static ReportEvidenceView Of(Report r) => new(
        ReportCaseView.Of(r),
        r.Evidence is { } json ? Reports.Evidence.Read(json) : null,
        Convert.ToHexStringLower(r.EvidenceHash),
        r.Evidence is { } text ? CryptographicOperations.FixedTimeEquals(Reports.Evidence.HashOf(text), r.EvidenceHash) : null);
}

/// <summary>A report of a message of a group, as the group's moderators see it: not who made it.</summary>
/// <param name="Id">The report's id.</param>
/// <param name="MessageId">The message.</param>
/// <param name="Category">What is wrong.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="HandledAt">When a moderator of the group looked after it; null if none did.</param>
/// <param name="HandledById">Who that was.</param>
public sealed record GroupReportView(
    Guid Id, Guid MessageId, ReportCategory Category, DateTimeOffset CreatedAt, DateTimeOffset? HandledAt, Guid? HandledById)
{
    public static GroupReportView Of(Report r) => new(r.Id, r.SubjectId, r.Category, r.CreatedAt, r.HandledAt, r.HandledById);
}
