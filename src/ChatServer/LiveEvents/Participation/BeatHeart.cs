using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.LiveEvents.Participation;

/// <summary>Notes that somebody is watching an event, on any of their devices.</summary>
public sealed class BeatHeart(ChatDbContext db, EventReader events, HeartbeatWriter writer)
{
    public async Task RunAsync(Guid userId, Guid eventId, CancellationToken cancellation)
    {
        var isIn = await db.Set<Participant>().AnyAsync(
            p => p.ConversationId == eventId && p.UserId == userId && p.Status == ParticipantStatus.Joined, cancellation);
        if (!isIn)
        {
            await events.ReadAsync(userId, eventId, cancellation);
            throw Refusal.NotTakingPart();
        }

        writer.Note(eventId, userId);
    }
}
