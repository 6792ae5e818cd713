using ChatServer.Changes;
using ChatServer.Conversations;
using ChatServer.Http;
using ChatServer.Messages;
using ChatServer.Persistence;
using ChatServer.Refusals;
using ChatServer.Statistics;
using ChatServer.Stories;
using ChatServer.Texts;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Moderation.Reports;

/// <summary>Something that is wrong.</summary>
/// <param name="Kind" example="message">What it is about: message, user, conversation or story.</param>
/// <param name="SubjectId">A message that you can read, a person, a conversation that you are in, or a story that you may see.</param>
/// <param name="Category" example="spam">What is wrong: spam, harassment, hate, violence, sexual, selfHarm, illegal, phishing, impersonation or other.</param>
/// <param name="Comment" example="The third time today">At most 1,000 characters.</param>
/// <param name="ContentHash">
/// SHA-256 of the message's text as you saw it (of its UTF-8, in hexadecimal): the report is refused if it says something else by now.
/// </param>
public sealed record MakeReportRequest(
    ReportKind Kind,
    Guid SubjectId,
    ReportCategory Category,
    [TextLimit(0, Report.MaxCommentLength)] string? Comment = null,
    [TextLimit(MakeReportRequest.HashLength, MakeReportRequest.HashLength, Pattern = MakeReportRequest.HashPattern)] string? ContentHash = null)
{
    public const int HashLength = 64;
    public const string HashPattern = "^[0-9a-z]*$";
}

/// <summary>Takes a report with a copy of what the reporter sees. Reporting the same again, while it waits for a decision, is answered with the first.</summary>
public sealed class MakeReport(
    ChangeLog log, ChatDbContext db, UserStore users, UserReader people, MessageReader messages, ConversationReader conversations,
    StoriesReader stories, KeepEvidence evidence,
    Tallies tallies)
{
    public async Task<(ReportView Report, bool IsNew)> RunAsync(Guid reporterId, MakeReportRequest request, CancellationToken cancellation)
    {
        var (kind, subjectId, comment) = (request.Kind, request.SubjectId, Parse(request));
        var seen = await SeeAsync(reporterId, kind, subjectId, request.ContentHash, cancellation);

        // Under the reporter's lock, so that of racing ones the first is counted and found.
        await using var write = await log.BeginAsync(cancellation);
        await users.LockAsync(reporterId, cancellation);
        var waiting = db.Set<Report>().Where(r => r.ReporterId == reporterId && r.State != ReportState.Resolved);
        if (await waiting.SingleOrDefaultAsync(r => r.Kind == kind && r.SubjectId == subjectId, cancellation) is { } first) return (ReportView.Of(first), false);
        if (await waiting.CountAsync(cancellation) >= Report.MaxWaiting) throw Refusal.TooManyReports();

        var report = seen.Report(write.Now, reporterId, kind, subjectId, request.Category, comment);
        await evidence.AddAsync(report, cancellation);
        tallies.Add(StatisticSeries.Reports, write.Now);
        write.AppendToList(reporterId, ModerationChanges.ReportUpdated, report.Id);
        await write.CommitAsync(cancellation);
        return (ReportView.Of(report), true);
    }

    private static string? Parse(MakeReportRequest request)
    {
        var errors = new FieldErrors();
        var comment = errors.Collect(() => ShortText.ParseOptional(request.Comment, "comment", Report.MaxCommentLength));
        errors.Collect(() => request.ContentHash is not { } hash || (request.Kind == ReportKind.Message && MayBeHash(hash))
            ? request.ContentHash
            : throw Refusal.InvalidRequest("contentHash", $"It must be {MakeReportRequest.HashLength} hexadecimal digits in small letters, of a message's text."));
        errors.ThrowIfAny();
        return comment;
    }

    // Other letters are let through: they are no message's hash.
    private static bool MayBeHash(string text) => text.Length == MakeReportRequest.HashLength && text.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterLower(c));

    /// <summary>What the reporter sees through their own doors: nobody reports, and keeps, what they cannot read.</summary>
    private async Task<SeenSubject> SeeAsync(Guid reporterId, ReportKind kind, Guid subjectId, string? contentHash, CancellationToken cancellation) => kind switch
    {
        ReportKind.Message => SeenSubject.Of(await messages.ReadAsync(reporterId, subjectId, cancellation), contentHash),
        ReportKind.User => SeenSubject.Of(await people.ReadAsync(reporterId, subjectId, cancellation)),
        ReportKind.Story => SeenSubject.Of(await stories.ReadAsync(reporterId, subjectId, cancellation)),
        _ => SeenSubject.Of(await conversations.ReadAsync(reporterId, subjectId, cancellation)),
    };
}
