using System.Globalization;
using System.Runtime.CompilerServices;
using ChatServer.LiveEvents.Participation;
using ChatServer.Persistence;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.LiveEvents.Rewards;

/// <summary>Writes the ledger of an event for its hosts, person by person; never all of it is in memory.</summary>
public sealed class ExportPoints(ChatDbContext db, ParticipantReader participants)
{
    private const int AtOnce = 1_000;

    public async Task<IAsyncEnumerable<string[]>> RunAsync(Guid hostId, Guid eventId, CancellationToken cancellation)
    {
        await participants.RequireHostAsync(hostId, eventId, cancellation);
        return RowsAsync(eventId, cancellation);
    }

    private async IAsyncEnumerable<string[]> RowsAsync(Guid eventId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return ["userId", "name", "entryId", "at", "kind", "points", "reason", "byId"];

        var (userId, id, count) = (Guid.Empty, Guid.Empty, AtOnce);
        while (count == AtOnce)
        {
            var (lastUser, lastId) = (userId, id);
            var some = db.Set<PointEntry>().AsNoTracking()
                .Where(p => p.ConversationId == eventId && EF.Functions.GreaterThan(ValueTuple.Create(p.UserId, p.Id), ValueTuple.Create(lastUser, lastId)))
                .OrderBy(p => p.UserId).ThenBy(p => p.Id).Take(AtOnce);
            var rows = await some.Join(db.Users, p => p.UserId, u => u.Id, (p, u) => new { Entry = p, Name = u.DeletedAt == null ? u.DisplayName : User.DeletedName })
                .OrderBy(r => r.Entry.UserId).ThenBy(r => r.Entry.Id).ToListAsync(cancellation);
            foreach (var row in rows) yield return RowOf(row.Entry, row.Name);

            count = rows.Count;
            if (count > 0) (userId, id) = (rows[^1].Entry.UserId, rows[^1].Entry.Id);
        }
    }

    private static string[] RowOf(PointEntry p, string name) =>
    [
        $"{p.UserId}",
        name,
        $"{p.Id}",
        p.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        p.Kind.ToString().ToLowerInvariant(),
        p.Points.ToString(CultureInfo.InvariantCulture),
        p.Reason ?? "",
        $"{p.ById}",
    ];
}
