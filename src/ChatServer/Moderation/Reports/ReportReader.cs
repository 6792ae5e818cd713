using ChatServer.Conversations;
using ChatServer.Http;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Moderation.Reports;

/// <summary>Which reports.</summary>
public sealed class ReportFilter
{
    /// <summary>Only those that are so far.</summary>
    public ReportState? State { get; init; }

    /// <summary>Only about this.</summary>
    public ReportKind? Kind { get; init; }

    /// <summary>Only with this wrong.</summary>
    public ReportCategory? Category { get; init; }

    /// <summary>Only those that this moderator looks after.</summary>
    public Guid? AssigneeId { get; init; }

    /// <summary>Only about this person.</summary>
    public Guid? AccusedId { get; init; }
}

/// <summary>Reads reports: one's own, all as a moderator of the server, those of a group's messages as its moderator.</summary>
public sealed class ReportReader(ChatDbContext db, ReportStore store, Memberships memberships, Cursors cursors)
{
    /// <summary>Newest first.</summary>
    public async Task<Page<ReportView>> ListOwnAsync(Guid reporterId, PageRequest page, CancellationToken cancellation)
    {
        var reports = All.Where(r => r.ReporterId == reporterId);
        if (cursors.Read("own reports", reporterId, page.Cursor) is { } place && Guid.Parse(place) is var before) reports = reports.Where(r => r.Id < before);
        var rows = await reports.OrderByDescending(r => r.Id).Take(page.Limit + 1).ToListAsync(cancellation);
        return Page("own reports", reporterId, rows, page, ReportView.Of);
    }

    public async Task<ReportView> ReadOwnAsync(Guid reporterId, Guid reportId, CancellationToken cancellation) =>
        await All.SingleOrDefaultAsync(r => r.Id == reportId && r.ReporterId == reporterId, cancellation) is { } report
            ? ReportView.Of(report)
            : throw Refusal.NoSuchReport();

    /// <summary>Oldest first: who waits longest comes first.</summary>
    public async Task<Page<ReportCaseView>> ListAsync(Guid moderatorId, ReportFilter filter, PageRequest page, CancellationToken cancellation)
    {
        var reports = (await store.OfAsync(moderatorId, cancellation)).AsNoTracking();
        if (filter.State is { } state) reports = reports.Where(r => r.State == state);
        if (filter.Kind is { } kind) reports = reports.Where(r => r.Kind == kind);
        if (filter.Category is { } category) reports = reports.Where(r => r.Category == category);
        if (filter.AssigneeId is { } assigneeId) reports = reports.Where(r => r.AssigneeId == assigneeId);
        if (filter.AccusedId is { } accusedId) reports = reports.Where(r => r.AccusedId == accusedId);
        if (cursors.Read("reports", moderatorId, page.Cursor) is { } place && Guid.Parse(place) is var after) reports = reports.Where(r => r.Id > after);
        var rows = await reports.OrderBy(r => r.Id).Take(page.Limit + 1).ToListAsync(cancellation);
        return Page("reports", moderatorId, rows, page, ReportCaseView.Of);
    }

    /// <summary>Oldest first.</summary>
    public async Task<Page<GroupReportView>> ListOfGroupAsync(Guid readerId, Guid conversationId, PageRequest page, CancellationToken cancellation)
    {
        var list = $"reports {conversationId}";
        await RequireModeratorAsync(readerId, conversationId, cancellation);
        var reports = All.Where(r => r.PlaceId == conversationId && r.Kind == ReportKind.Message);
        if (cursors.Read(list, readerId, page.Cursor) is { } place && Guid.Parse(place) is var after) reports = reports.Where(r => r.Id > after);
        var rows = await reports.OrderBy(r => r.Id).Take(page.Limit + 1).ToListAsync(cancellation);
        return Page(list, readerId, rows, page, GroupReportView.Of);
    }

    public async Task RequireModeratorAsync(Guid readerId, Guid conversationId, CancellationToken cancellation)
    {
        var membership = await memberships.RequireAsync(readerId, conversationId, cancellation);
        if (membership.Role < MemberRole.Moderator) throw Refusal.NotAllowed();
    }

    private IQueryable<Report> All => db.Set<Report>().AsNoTracking();

    // Ids are in order of time (UUID version 7), so they are places in the list too.
    private Page<T> Page<T>(string list, Guid readerId, List<Report> rows, PageRequest page, Func<Report, T> view) => new(
        [.. rows.Take(page.Limit).Select(view)], rows.Count > page.Limit ? cursors.Write(list, readerId, rows[page.Limit - 1].Id.ToString()) : null);
}
