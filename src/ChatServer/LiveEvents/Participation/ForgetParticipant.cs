using ChatServer.Accounts;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.LiveEvents.Participation;

/// <summary>Erases in which events somebody took part, how long they watched, and what they did there. What they counted for in totals stays.</summary>
internal sealed class ForgetParticipant(ChatDbContext db) : IForgetPerson
{
    public async Task RunAsync(Guid userId, CancellationToken cancellation)
    {
        // Found by the events, so that what is written by the thousand needs no index for it.
        await db.Database.ExecuteSqlAsync(
            $"""
            delete from event_engagement g using event_participants p
            where p.user_id = {userId} and g.conversation_id = p.conversation_id and g.user_id = p.user_id
            """,
            cancellation);
        await db.Set<Participant>().Where(p => p.UserId == userId && p.Status != ParticipantStatus.Joined).ExecuteDeleteAsync(cancellation);
    }
}
