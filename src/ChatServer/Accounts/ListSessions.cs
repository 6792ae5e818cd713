using ChatServer.Http;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Accounts;

/// <summary>Lists where a person is signed in, newest first.</summary>
public sealed class ListSessions(ChatDbContext db, Cursors cursors, TimeProvider clock)
{
    private const string ListName = "sessions";

    public async Task<Page<SessionView>> RunAsync(Guid userId, Guid currentId, PageRequest page, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var sessions = db.Set<Session>().Where(s => s.UserId == userId && s.RevokedAt == null && s.ExpiresAt > now);

        // Ids are in order of time (UUID version 7), so they are places in the list too.
        if (cursors.Read(ListName, userId, page.Cursor) is { } place) sessions = sessions.Where(s => s.Id < Guid.Parse(place));

        var found = await sessions
            .OrderByDescending(s => s.Id)
            .Take(page.Limit + 1)
            .Select(s => new SessionView(s.Id, s.Device, s.CreatedAt, s.LastUsedAt, s.ExpiresAt, s.Id == currentId))
            .ToListAsync(cancellation);

        var items = found.Take(page.Limit).ToList();
        return new Page<SessionView>(items, found.Count > items.Count ? cursors.Write(ListName, userId, items[^1].Id.ToString()) : null);
    }
}
