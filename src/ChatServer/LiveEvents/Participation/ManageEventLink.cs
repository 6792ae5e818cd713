using ChatServer.Conversations;

namespace ChatServer.LiveEvents.Participation;

/// <summary>What opens an event to whoever holds it.</summary>
/// <param name="Token">Passed as `link` when the event is read, and when one joins it.</param>
public sealed record EventLinkView(string Token);

/// <summary>Shows the link to an event to its hosts, and makes another one.</summary>
public sealed class ManageEventLink(HeldEvents heldEvents, EventLinks links)
{
    public async Task<EventLinkView> ReadAsync(Guid hostId, Guid eventId, CancellationToken cancellation)
    {
        await using var held = await heldEvents.LockAsync(hostId, eventId, MemberRole.Admin, cancellation);
        return ViewOf(held.Event);
    }

    public async Task<EventLinkView> RenewAsync(Guid hostId, Guid eventId, CancellationToken cancellation)
    {
        await using var held = await heldEvents.LockAsync(hostId, eventId, MemberRole.Admin, cancellation);
        held.Event.LinkVersion++;
        await held.Log.CommitAsync(cancellation);
        return ViewOf(held.Event);
    }

    private EventLinkView ViewOf(LiveEvent e) => new(links.TokenOf(e.ConversationId, e.LinkVersion));
}
