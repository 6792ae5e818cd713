using ChatServer.Accounts;
using ChatServer.Http;
using ChatServer.Moderation.Actions;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.LiveEvents.Calendar;

/// <summary>Where a calendar reads your events.</summary>
/// <param name="Url" example="https://chat.example.org/api/v1/calendars/2kd1vV0dT8yQb6uI7mU0c3oXhO9ePz1rN5aWtJ4sLgE">Keep it to yourself: whoever has it reads them.</param>
/// <param name="CreatedAt">When it was turned on.</param>
public sealed record CalendarFeedView(string Url, DateTimeOffset CreatedAt);

/// <summary>Turns people's feeds on and off, and reads them.</summary>
public sealed class CalendarFeeds(
    ChatDbContext db, CalendarTokens tokens, EventReader events, EventCalendar calendar, Suspensions suspensions, TimeProvider clock) : IForgetPerson
{
    private const string Name = "Events";

    /// <summary>The address; of two requests at once one turns it on, and both get the same.</summary>
    public async Task<CalendarFeedView> TurnOnAsync(Guid userId, Uri calendars, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().CutToMilliseconds();
        await db.Database.ExecuteSqlAsync(
            $"insert into calendar_feeds (user_id, id, created_at) values ({userId}, {Guid.NewGuid()}, {now}) on conflict do nothing", cancellation);
        return await ReadAsync(userId, calendars, cancellation);
    }

    public async Task<CalendarFeedView> ReadAsync(Guid userId, Uri calendars, CancellationToken cancellation)
    {
        var feed = await db.Set<CalendarFeed>().AsNoTracking().SingleOrDefaultAsync(f => f.UserId == userId, cancellation) ?? throw Refusal.NoSuchCalendar();
        return new CalendarFeedView(new Uri(calendars, tokens.Of(feed.Id)).AbsoluteUri, feed.CreatedAt);
    }

    public Task TurnOffAsync(Guid userId, CancellationToken cancellation) =>
        db.Set<CalendarFeed>().Where(f => f.UserId == userId).ExecuteDeleteAsync(cancellation);

    /// <summary>The calendar of whose feed it is.</summary>
    public async Task<byte[]> WriteAsync(string token, CancellationToken cancellation)
    {
        if (tokens.Read(token) is not { } feedId) throw Refusal.NoSuchCalendar();

        var feed = await db.Set<CalendarFeed>().AsNoTracking()
            .SingleOrDefaultAsync(f => f.Id == feedId && db.Users.Any(u => u.Id == f.UserId && u.DeletedAt == null), cancellation)
            ?? throw Refusal.NoSuchCalendar();
        await suspensions.RequireNoneAsync(feed.UserId, clock.GetUtcNow(), cancellation);
        var request = new EventListRequest { Whose = EventShare.Mine };
        var page = await events.ListAsync(feed.UserId, request, new PageRequest { Limit = PageRequest.MaxLimit }, cancellation);
        return calendar.Write(page.Items, Name);
    }

    public Task RunAsync(Guid userId, CancellationToken cancellation) => TurnOffAsync(userId, cancellation);
}
