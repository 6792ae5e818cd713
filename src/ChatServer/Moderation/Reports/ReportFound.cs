using ChatServer.Changes;
using ChatServer.Messages;
using ChatServer.Moderation.Filters;
using ChatServer.Moderation.Filters.Matching;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Moderation.Reports;

/// <summary>Reports a message by itself, because a rule of the server's asks for it; while that waits for a decision, once.</summary>
public sealed class ReportFound(ChangeLog log, ChatDbContext db, KeepEvidence evidence)
{
    /// <summary>Of one rule. A rule that fits everything must not bury what people report.</summary>
    public const int MaxWaiting = 1_000;

    public async Task RunAsync(Finding finding, MessageView message, CancellationToken cancellation)
    {
        if (message.Content is null) return;

        var (rule, (kind, what)) = finding;

        // A rule that fits much and has enough keeps nobody waiting for its lock. Under that, of racing ones the first is counted and found.
        if (await IsEnoughAsync(rule.Id, message.Id, cancellation)) return;
        await using var write = await log.BeginAsync(cancellation);
        if (await LockAsync(rule.Id, cancellation) == 0 || await IsEnoughAsync(rule.Id, message.Id, cancellation)) return;

        var comment = what is null ? rule.Name : $"{rule.Name}: {what}";
        var seen = SeenSubject.Of(message, contentHash: null);
        await evidence.AddAsync(seen.Report(write.Now, null, ReportKind.Message, message.Id, CategoryOf(kind), comment, rule.Id), cancellation);
        await write.CommitAsync(cancellation);
    }

    private async Task<bool> IsEnoughAsync(Guid ruleId, Guid messageId, CancellationToken cancellation)
    {
        var waiting = db.Set<Report>().Where(r => r.RuleId == ruleId && r.ReporterId == null && r.State != ReportState.Resolved);
        return await waiting.AnyAsync(r => r.SubjectId == messageId, cancellation) || await waiting.CountAsync(cancellation) >= MaxWaiting;
    }

    private async Task<int> LockAsync(Guid ruleId, CancellationToken cancellation) => (await db.Database
        .SqlQuery<Guid>($"""select id as "Value" from filter_rules where id = {ruleId} for no key update""").ToListAsync(cancellation)).Count;

    private static ReportCategory CategoryOf(FilterKind kind) => kind == FilterKind.Words ? ReportCategory.Other : ReportCategory.Spam;
}
