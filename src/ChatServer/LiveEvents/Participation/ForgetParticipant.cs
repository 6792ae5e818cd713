using ChatServer.Accounts;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.LiveEvents.Participation;

/// <summary>Erases in which events somebody took part, and how long they watched.</summary>
internal sealed class ForgetParticipant(ChatDbContext db) : IForgetPerson
{
    public Task RunAsync(Guid userId, CancellationToken cancellation) =>
        db.Set<Participant>().Where(p => p.UserId == userId && p.Status != ParticipantStatus.Joined).ExecuteDeleteAsync(cancellation);
}
