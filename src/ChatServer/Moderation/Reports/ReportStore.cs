using ChatServer.Conversations;
using ChatServer.Messages;
using ChatServer.Persistence;
using ChatServer.Refusals;
using ChatServer.Users;
using ChatServer.Users.Roles;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Moderation.Reports;

/// <summary>The rows of reports. One about a moderator is not there for them, or they would learn who made it, and decide it.</summary>
public sealed class ReportStore(ChatDbContext db, ServerStaff staff)
{
    /// <summary>Those that this moderator deals with. An admin may be the only one there is, and deals with all.</summary>
    public async Task<IQueryable<Report>> OfAsync(Guid moderatorId, CancellationToken cancellation)
    {
        var isAdmin = await staff.RoleOfAsync(moderatorId, cancellation) == ServerRole.Admin;
        return db.Set<Report>().Where(r => isAdmin || r.AccusedId != moderatorId);
    }

    /// <exception cref="RefusalException">404 no-such-report</exception>
    public async Task<Report> ReadAsync(Guid moderatorId, Guid reportId, CancellationToken cancellation) =>
        await (await OfAsync(moderatorId, cancellation)).AsNoTracking().SingleOrDefaultAsync(r => r.Id == reportId, cancellation)
        ?? throw Refusal.NoSuchReport();

    /// <summary>A report that nobody else changes until the transaction ends. It is locked after conversations and before people.</summary>
    public async Task<Report> LockAsync(Guid reportId, CancellationToken cancellation) =>
        await db.Set<Report>().FromSql($"select * from reports where id = {reportId} for no key update").SingleOrDefaultAsync(cancellation)
        ?? throw Refusal.NoSuchReport();

    /// <summary>Where a message is, and whose: for a moderator of the server who sees it, or where somebody reported it.</summary>
    public async Task<(Guid ConversationId, Guid SenderId)> PlaceOfAsync(Guid moderatorId, Guid messageId, CancellationToken cancellation)
    {
        var place = await db.Set<Message>().Where(m => m.Id == messageId)
            .Where(m => db.Set<Report>().Any(r => r.SubjectId == messageId)
                || db.Set<Membership>().Any(u => u.ConversationId == m.ConversationId && u.UserId == moderatorId && u.LeftSeq == null))
            .Select(m => new { m.ConversationId, m.SenderId }).SingleOrDefaultAsync(cancellation) ?? throw Refusal.NoSuchMessage();
        return (place.ConversationId, place.SenderId);
    }
}
