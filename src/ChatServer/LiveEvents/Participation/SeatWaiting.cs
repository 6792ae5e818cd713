using System.Text.Json;
using ChatServer.Changes;
using ChatServer.Conversations.Bans;
using ChatServer.Http;
using ChatServer.Jobs;
using ChatServer.Notifications;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.LiveEvents.Participation;

/// <summary>Gives free seats to those who wait, the first one first; one transaction for each, so that nobody is waited for long.</summary>
/// <remarks>
/// It is asked for by whatever may free a seat. Whoever then begins to wait was refused one under the event's lock, which is taken here again before
/// it is said that nobody waits: so nobody waits while a seat is free.
/// </remarks>
internal sealed class SeatWaiting(
    ChangeLog changes, SeatStore seats, TakeSeat takeSeat, BanStore bans, NotificationStore notifications, ChatDbContext db) : IJobHandler
{
    public static string Kind => "event.seat";

    public async Task<TimeSpan?> RunAsync(string payload, CancellationToken cancellation)
    {
        var eventId = JsonSerializer.Deserialize<Payload>(payload, WireJson.Options)!.EventId;
        while (await SeatAsync(eventId, cancellation)) db.ChangeTracker.Clear();
        return null;
    }

    /// <returns>Whether there may be another one.</returns>
    private async Task<bool> SeatAsync(Guid eventId, CancellationToken cancellation)
    {
        await using var log = await changes.BeginAsync(cancellation);
        if (await seats.HoldAsync(eventId, cancellation) is not { State: not EventState.Cancelled } place) return false;

        // The person is locked before the event's row, so who is next is asked first, and again when nobody else can move.
        var next = await NextAsync(eventId, cancellation);
        if (next is { } expected) await seats.LockPersonAsync(expected, cancellation);
        if (await seats.FreeSeatsAsync(eventId, cancellation) is <= 0) return false;
        if (await NextAsync(eventId, cancellation) is not { } userId) return false;
        if (userId != next) return true;

        var waiting = await seats.FindAsync(eventId, userId, cancellation);
        if (await MayComeAsync(place, eventId, userId, log.Now, cancellation)) await SeatAsync(log, waiting!, cancellation);
        else Leave(log, waiting!);
        await log.CommitAsync(cancellation);
        return true;
    }

    // The person is held already, as whoever writes their entries has to.
    private async Task SeatAsync(ChangeWrite log, Participant waiting, CancellationToken cancellation)
    {
        var (eventId, userId) = (waiting.ConversationId, waiting.UserId);
        var joinedSeq = await takeSeat.RunAsync(log, waiting, eventId, userId, cancellation);
        await notifications.PutAsync(
            log, [WantedEntry.OfEvent(eventId, userId, NotificationKind.EventSeated, joinedSeq + 1, log.Now)], cancellation);
    }

    private Task<Guid?> NextAsync(Guid eventId, CancellationToken cancellation) =>
        seats.Waiting(eventId).Select(p => (Guid?)p.UserId).FirstOrDefaultAsync(cancellation);

    private async Task<bool> MayComeAsync(HeldPlace place, Guid eventId, Guid userId, DateTimeOffset now, CancellationToken cancellation) =>
        await db.Users.AnyAsync(u => u.Id == userId && u.DeletedAt == null, cancellation)
        && !await bans.InForce(now).AnyAsync(b => b.ConversationId == eventId && b.UserId == userId, cancellation)
        && (place.GroupId is not { } groupId || await seats.IsMemberAsync(groupId, userId, cancellation));

    private static void Leave(ChangeWrite log, Participant waiting)
    {
        (waiting.Status, waiting.LeftAt) = (ParticipantStatus.Left, log.Now);
        log.AppendToList(waiting.UserId, LiveEventChanges.Participation, waiting.ConversationId);
    }

    public sealed record Payload(Guid EventId);
}
