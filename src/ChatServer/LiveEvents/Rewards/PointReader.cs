using System.Globalization;
using ChatServer.Http;
using ChatServer.LiveEvents.Participation;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.LiveEvents.Rewards;

/// <summary>Reads rules and points of an event, for those who take part.</summary>
public sealed class PointReader(ChatDbContext db, ParticipantReader participants, Cursors cursors)
{
    public async Task<RewardRulesView> RulesAsync(Guid readerId, Guid eventId, CancellationToken cancellation)
    {
        await participants.RequireAsync(readerId, eventId, cancellation);
        return RewardRulesView.Of(await db.Set<RewardRule>().AsNoTracking().Where(r => r.ConversationId == eventId).ToListAsync(cancellation));
    }

    public async Task<PointBalanceView> OwnAsync(Guid userId, Guid eventId, CancellationToken cancellation)
    {
        await participants.RequireAsync(userId, eventId, cancellation);
        var own = await db.Set<PointBalance>().AsNoTracking().SingleOrDefaultAsync(b => b.ConversationId == eventId && b.UserId == userId, cancellation);
        return new PointBalanceView(eventId, own?.Points ?? 0, own?.Earned ?? 0);
    }

    /// <summary>The newest first.</summary>
    public async Task<Page<PointEntryView>> OwnEntriesAsync(Guid userId, Guid eventId, PageRequest page, CancellationToken cancellation)
    {
        var list = $"points {eventId}";
        var before = cursors.Read(list, userId, page.Cursor) is { } place ? Guid.Parse(place, CultureInfo.InvariantCulture) : Guid.AllBitsSet;
        await participants.RequireAsync(userId, eventId, cancellation);
        var rows = await db.Set<PointEntry>().AsNoTracking()
            .Where(p => p.ConversationId == eventId && p.UserId == userId && p.Id < before)
            .OrderByDescending(p => p.Id).Take(page.Limit + 1).ToListAsync(cancellation);
        var items = rows.Take(page.Limit).Select(PointEntryView.Of).ToList();
        return new Page<PointEntryView>(items, rows.Count > page.Limit ? cursors.Write(list, userId, $"{items[^1].Id}") : null);
    }
}
