using ChatServer.Changes;
using ChatServer.Conversations;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.LiveEvents;

/// <summary>An event whose conversation is locked, for one of its hosts.</summary>
public sealed record HeldEvent(ChangeWrite Log, LiveEvent Event, Conversation Conversation, Membership Host) : IAsyncDisposable
{
    /// <summary>Records what happened to it, as its newest version.</summary>
    public void Append(ChangeKind kind)
    {
        Conversation.ActiveAt = Log.At(Conversation.Id);
        Event.Version = Log.Append(Conversation.Id, kind, Conversation.Id, Host.UserId, () => EventFacts.Of(Event, Conversation));
    }

    public ValueTask DisposeAsync() => Log.DisposeAsync();
}

/// <summary>The one door for those who change an event: it lets in its hosts alone, and locks it.</summary>
public sealed class HeldEvents(ChangeLog changes, ChatDbContext db, Memberships memberships, EventReader events)
{
    /// <param name="role">The least role in its conversation: co-hosts are its admins.</param>
    public async Task<HeldEvent> LockAsync(Guid userId, Guid eventId, MemberRole role, CancellationToken cancellation)
    {
        // Refuses strangers before anything is locked. Whoever may see the event is told that it is not theirs.
        await events.ReadAsync(userId, eventId, cancellation);

        var log = await changes.LockAsync(eventId, cancellation);
        try
        {
            return await FindAsync(log, userId, eventId, role, cancellation);
        }
        catch
        {
            await log.DisposeAsync();
            throw;
        }
    }

    private async Task<HeldEvent> FindAsync(ChangeWrite log, Guid userId, Guid eventId, MemberRole role, CancellationToken cancellation)
    {
        if (log.IsOver(eventId)) throw Refusal.NoSuchEvent();
        var membership = await memberships.FindAsync(userId, eventId, cancellation);
        if (membership is null || membership.Role < role) throw Refusal.NotAllowed();

        var conversation = await db.Set<Conversation>().SingleAsync(c => c.Id == eventId, cancellation);
        var liveEvent = await db.Set<LiveEvent>().SingleAsync(e => e.ConversationId == eventId, cancellation);
        return new HeldEvent(log, liveEvent, conversation, membership);
    }
}
