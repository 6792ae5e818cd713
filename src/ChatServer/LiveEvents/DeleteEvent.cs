using ChatServer.Conversations;
using ChatServer.Http;

namespace ChatServer.LiveEvents;

/// <summary>Deletes an event with its chat for everybody, as its host.</summary>
public sealed class DeleteEvent(HeldEvents heldEvents, EndConversation end)
{
    public async Task RunAsync(Guid hostId, Guid eventId, string? ifMatch, CancellationToken cancellation)
    {
        await using var held = await heldEvents.LockAsync(hostId, eventId, MemberRole.Owner, cancellation);
        EntityTag.Require(ifMatch, EntityTag.Of(held.Event.Version));
        await end.ForAllAsync(held.Log, held.Conversation, hostId, cancellation);
        await held.Log.CommitAsync(cancellation);
    }
}
