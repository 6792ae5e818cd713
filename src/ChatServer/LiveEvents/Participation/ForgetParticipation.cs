using ChatServer.Changes;
using ChatServer.Conversations.Channels;
using ChatServer.Jobs;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.LiveEvents.Participation;

/// <summary>Ends somebody's part in an event in the transaction in which they go out of its conversation, by whatever way; their seat is free.</summary>
internal sealed class ForgetParticipation(JobQueue jobs, ChatDbContext db) : IForgetMembership
{
    public async Task RunAsync(ChangeWrite log, Guid conversationId, Guid userId, CancellationToken cancellation)
    {
        var ended = await db.Set<Participant>().Where(p => p.ConversationId == conversationId && p.UserId == userId).ExecuteUpdateAsync(
            p => p.SetProperty(x => x.Status, ParticipantStatus.Left).SetProperty(x => x.LeftAt, log.Now), cancellation);
        if (ended == 0) return;

        log.AppendToList(userId, LiveEventChanges.Participation, conversationId);
        jobs.Add(log, SeatWaiting.Kind, new SeatWaiting.Payload(conversationId));
    }
}
