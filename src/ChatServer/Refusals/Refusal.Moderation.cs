namespace ChatServer.Refusals;

/// <summary>About reports, and what is done about people.</summary>
public static partial class Refusal
{
    public static RefusalException NoSuchReport() => new(404, "no-such-report", "There is no such report.");

    public static RefusalException TooManyReports() =>
        new(409, "too-many-reports", "As many reports of yours wait for a decision as this server allows.");

    public static RefusalException EvidenceMismatch() =>
        new(409, "evidence-mismatch", "The message is not, or no longer, what contentHash was made of.");

    public static RefusalException ReportTaken() => new(409, "report-taken", "Another moderator looks after this report.");

    public static RefusalException ReportResolved() => new(409, "report-resolved", "This report was decided.");

    public static RefusalException Filtered(string notice) =>
        new(403, "filtered", "A rule of this server does not let this be said; \"reason\" says why.") { Reason = notice };

    public static RefusalException NoSuchFilter() => new(404, "no-such-filter", "There is no such rule.");

    public static RefusalException TooManyFilters() => new(409, "too-many-filters", "The server has as many rules as it may have.");

    public static RefusalException NoSuchAction() => new(404, "no-such-action", "There is no such action.");

    public static RefusalException AlreadyUndone() => new(409, "already-undone", "This was taken back.");

    public static RefusalException OwnAction() => new(403, "own-action", "Somebody else decides about what you did, or an admin.");

    public static RefusalException AlreadyAppealed() => new(409, "already-appealed", "You have appealed against this.");

    public static RefusalException NoAppeal() => new(409, "no-appeal", "Nobody appealed against this.");

    public static RefusalException AppealAnswered() => new(409, "appeal-answered", "This appeal was decided.");
}
