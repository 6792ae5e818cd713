using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Moderation.Reports;

/// <summary>Stores a report, and keeps the files that there were to see for as long as its evidence.</summary>
public sealed class KeepEvidence(ChatDbContext db, TimeProvider clock)
{
    /// <summary>Adds a report; in the transaction that makes it, when everything but media is locked.</summary>
    public async Task AddAsync(Report report, CancellationToken cancellation)
    {
        db.Add(report);
        if (report.MediaIds is not { } mediaIds) return;

        await db.Database.ExecuteSqlAsync(
            $"""
            with held as (select id from media where id = any({mediaIds}) order by id for no key update)
            update media m set check_at = null from held where m.id = held.id
            """,
            cancellation);
    }

    /// <summary>Erases what there was to see, and what reporters said, of all reports whose time it is. What is nowhere else goes with the next sweep.</summary>
    public Task EraseDueAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return db.Database.ExecuteSqlAsync(
            $"""
            with due as (select id, media_ids from reports where erase_at <= {now} and evidence is not null order by id for no key update),
            gone as (update reports r set evidence = null, comment = null, media_ids = null from due where r.id = due.id),
            held as (select id from media where id in (select unnest(media_ids) from due) order by id for no key update)
            update media m set check_at = {now} from held where m.id = held.id
            """,
            cancellation);
    }
}
