using ChatServer.LiveEvents.Participation;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.LiveEvents.Stage;

/// <summary>Reads the stage of an event, for those who take part.</summary>
public sealed class ReadStage(ChatDbContext db, ParticipantReader participants)
{
    public async Task<StageView> RunAsync(Guid readerId, Guid eventId, CancellationToken cancellation)
    {
        await participants.RequireAsync(readerId, eventId, cancellation);
        var stage = await db.Set<EventStage>().AsNoTracking().SingleOrDefaultAsync(s => s.ConversationId == eventId, cancellation);
        return StageView.Of(stage ?? new EventStage { ConversationId = eventId, SetAt = DateTimeOffset.UnixEpoch });
    }
}
