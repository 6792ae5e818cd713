using ChatServer.AuditLog;
using ChatServer.Changes;
using ChatServer.Http;
using ChatServer.Moderation.Filters.Hits;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Moderation.Filters;

/// <summary>Adds, changes and removes rules. Each holds from the answer on, on other nodes within five seconds; who did it is recorded.</summary>
public sealed class ChangeFilters(ChangeLog log, ChatDbContext db, FilterStore store, FilterDoor door, Audit audit)
{
    public async Task<FilterRuleView> AddAsync(Guid moderatorId, FilterRuleRequest request, CancellationToken cancellation)
    {
        await using var write = await log.BeginAsync(cancellation);
        await store.LockAsync(cancellation);
        if (await db.Set<FilterRule>().CountAsync(cancellation) >= FilterRule.MaxRules) throw Refusal.TooManyFilters();

        var rule = New(write.Now);
        request.ApplyTo(rule);
        db.Add(rule);
        return await CommitAsync(write, AuditAct.FilterAdded, moderatorId, rule, cancellation);
    }

    public async Task<FilterRuleView> ReplaceAsync(
        Guid moderatorId, Guid filterId, FilterRuleRequest request, string? ifMatch, CancellationToken cancellation)
    {
        await using var write = await log.BeginAsync(cancellation);
        var rule = await LockAsync(filterId, cancellation);
        EntityTag.Require(ifMatch, EntityTag.Of(rule.Version));
        request.ApplyTo(rule);
        (rule.Version, rule.UpdatedAt) = (rule.Version + 1, write.Now);
        return await CommitAsync(write, AuditAct.FilterChanged, moderatorId, rule, cancellation);
    }

    public async Task RemoveAsync(Guid moderatorId, Guid filterId, CancellationToken cancellation)
    {
        await using var write = await log.BeginAsync(cancellation);
        var rule = await LockAsync(filterId, cancellation);
        db.Remove(rule);
        await db.Set<FilterHit>().Where(h => h.RuleId == filterId).ExecuteDeleteAsync(cancellation);
        await CommitAsync(write, AuditAct.FilterRemoved, moderatorId, rule, cancellation);
    }

    private async Task<FilterRule> LockAsync(Guid filterId, CancellationToken cancellation)
    {
        await store.LockAsync(cancellation);
        return await db.Set<FilterRule>().FromSql($"select * from filter_rules where id = {filterId} for update").SingleOrDefaultAsync(cancellation)
            ?? throw Refusal.NoSuchFilter();
    }

    private async Task<FilterRuleView> CommitAsync(ChangeWrite write, AuditAct act, Guid moderatorId, FilterRule rule, CancellationToken cancellation)
    {
        await audit.RecordAsync(write, act, moderatorId, null, rule.Id, Detail(rule), cancellation);
        await write.CommitAsync(cancellation);
        await door.LookAsync(cancellation);
        return FilterRuleView.Of(rule);
    }

    private static FilterRule New(DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Name = "",
        Action = default,
        Enabled = false,
        DryRun = false,
        Settings = "",
        CreatedAt = now,
        UpdatedAt = now,
    };

    private static string Detail(FilterRule rule) =>
        $"{(rule.Enabled ? "" : "off, ")}{(rule.DryRun ? "dry run, " : "")}{rule.Action.ToString().ToLowerInvariant()}: {rule.Name}";
}
