using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Moderation.Filters;

/// <summary>The rows of rules.</summary>
public sealed class FilterStore(ChatDbContext db)
{
    // Any number, but the same on every node: whoever adds or changes a rule waits for whoever does so already.
    private const long Lock = 0x66696C746572;

    /// <summary>What tells the rules that are looked at from any others.</summary>
    public Task<string> StampAsync(CancellationToken cancellation) => db.Database.SqlQuery<string>(
        $"""
        select coalesce(string_agg(id::text || ':' || version, ',' order by id), '') as "Value" from filter_rules where enabled
        """).SingleAsync(cancellation);

    public Task<List<FilterRule>> EnabledAsync(CancellationToken cancellation) =>
        db.Set<FilterRule>().AsNoTracking().Where(r => r.Enabled).OrderBy(r => r.Id).ToListAsync(cancellation);

    /// <summary>To be called in a transaction, before rules are changed or counted.</summary>
    public Task LockAsync(CancellationToken cancellation) => db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Lock})", cancellation);
}
