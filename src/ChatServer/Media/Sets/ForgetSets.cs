using ChatServer.Accounts;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Media.Sets;

/// <summary>Erases sets whose person, or group, is gone for good, one at a time.</summary>
public sealed class ForgetSets(ChatDbContext db, ReleaseMedia release) : IForgetPerson
{
    public Task RunAsync(Guid userId, CancellationToken cancellation) =>
        ForgetAsync(db.Set<MediaSet>().Where(s => s.OwnerId == userId), cancellation);

    public Task OfConversationAsync(Guid conversationId, CancellationToken cancellation) =>
        ForgetAsync(db.Set<MediaSet>().Where(s => s.ConversationId == conversationId), cancellation);

    private async Task ForgetAsync(IQueryable<MediaSet> sets, CancellationToken cancellation)
    {
        foreach (var setId in await sets.Select(s => s.Id).ToListAsync(cancellation))
        {
            await release.OfSetAsync(setId, cancellation);
            await db.Set<MediaSet>().Where(s => s.Id == setId).ExecuteDeleteAsync(cancellation);
        }
    }
}
