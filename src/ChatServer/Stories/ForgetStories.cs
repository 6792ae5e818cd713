using ChatServer.Accounts;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Stories;

/// <summary>Erases the stories of somebody whose account was deleted, that they saw others', and whose they muted.</summary>
internal sealed class ForgetStories(ChatDbContext db, WithdrawStory withdraw) : IForgetPerson
{
    public async Task RunAsync(Guid userId, CancellationToken cancellation)
    {
        var own = await db.Set<Story>().Where(s => s.AuthorId == userId).Select(s => s.Id).ToListAsync(cancellation);
        foreach (var storyId in own) await withdraw.EraseAsync(userId, storyId, cancellation);

        await db.Set<StoryViewer>().Where(v => v.UserId == userId).ExecuteDeleteAsync(cancellation);
        await db.Set<StoryMute>().Where(m => m.UserId == userId || m.AuthorId == userId).ExecuteDeleteAsync(cancellation);
    }
}
