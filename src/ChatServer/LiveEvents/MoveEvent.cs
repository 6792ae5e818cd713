using ChatServer.Changes;
using ChatServer.Conversations;

namespace ChatServer.LiveEvents;

/// <summary>Starts, ends or cancels an event. Doing it again changes nothing.</summary>
public sealed class MoveEvent(HeldEvents heldEvents, EventReader events)
{
    public Task<EventView> StartAsync(Guid hostId, Guid eventId, CancellationToken cancellation) =>
        RunAsync(hostId, eventId, MemberRole.Admin, LiveEventChanges.Started, (e, now) => e.Start(now), cancellation);

    public Task<EventView> EndAsync(Guid hostId, Guid eventId, CancellationToken cancellation) =>
        RunAsync(hostId, eventId, MemberRole.Admin, LiveEventChanges.Ended, (e, now) => e.End(now), cancellation);

    public Task<EventView> CancelAsync(Guid hostId, Guid eventId, CancellationToken cancellation) =>
        RunAsync(hostId, eventId, MemberRole.Owner, LiveEventChanges.Cancelled, (e, now) => e.Cancel(now), cancellation);

    private async Task<EventView> RunAsync(
        Guid hostId, Guid eventId, MemberRole role, ChangeKind kind, Func<LiveEvent, DateTimeOffset, bool> move, CancellationToken cancellation)
    {
        await using (var held = await heldEvents.LockAsync(hostId, eventId, role, cancellation))
        {
            if (move(held.Event, held.Log.At(eventId)))
            {
                held.Append(kind);
                await held.Log.CommitAsync(cancellation);
            }
        }

        return await events.ReadAsync(hostId, eventId, cancellation);
    }
}
