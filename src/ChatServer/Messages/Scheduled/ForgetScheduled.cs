using ChatServer.Accounts;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages.Scheduled;

internal sealed class ForgetScheduled(ChatDbContext db, TimeProvider clock) : IForgetPerson
{
    public Task RunAsync(Guid userId, CancellationToken cancellation) => db.Database.ExecuteSqlAsync(
        $"""
        with gone as (delete from scheduled_messages where user_id = {userId} returning media_ids),
        held as (select id from media where id in (select unnest(media_ids) from gone) order by id for no key update)
        update media m set check_at = {clock.GetUtcNow()} from held where m.id = held.id
        """,
        cancellation);
}
