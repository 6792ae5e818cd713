using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages;

internal static class MessagesByIds
{
    /// <summary>The messages with these ids, for those who hear of many at once.</summary>
    /// <remarks>"offset": looked up one by one, whatever the planner believes of a table that grows under it.</remarks>
    public static IQueryable<Message> WithIds(this DbSet<Message> messages, Guid[] ids) => messages.FromSql(
        $"select m.* from unnest({ids}) k(id) cross join lateral (select * from messages m where m.id = k.id offset 0) m");
}
