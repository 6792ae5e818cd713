using ChatServer.Changes;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Stories;

/// <summary>Mutes somebody's stories for oneself, or no longer. What is so already is no change. Nobody else learns of it.</summary>
public sealed class MuteStories(ChangeLog log, ChatDbContext db, StoryAudience audience)
{
    public async Task MuteAsync(Guid userId, Guid authorId, CancellationToken cancellation)
    {
        // Of the many people that there are, few can be muted.
        if (!await audience.MetBy(userId).AnyAsync(id => id == authorId, cancellation)) throw Refusal.NoSuchUser();

        await using var write = await log.BeginAsync(cancellation);
        var muted = await db.Database.ExecuteSqlAsync(
            $"insert into story_mutes (user_id, author_id) values ({userId}, {authorId}) on conflict (user_id, author_id) do nothing", cancellation);
        if (muted > 0) await TellAsync(write, userId, authorId, cancellation);
    }

    public async Task UnmuteAsync(Guid userId, Guid authorId, CancellationToken cancellation)
    {
        if (!await db.Users.AnyAsync(u => u.Id == authorId, cancellation)) throw Refusal.NoSuchUser();

        await using var write = await log.BeginAsync(cancellation);
        var unmuted = await db.Set<StoryMute>().Where(m => m.UserId == userId && m.AuthorId == authorId).ExecuteDeleteAsync(cancellation);
        if (unmuted > 0) await TellAsync(write, userId, authorId, cancellation);
    }

    private static Task TellAsync(ChangeWrite write, Guid userId, Guid authorId, CancellationToken cancellation)
    {
        write.AppendToList(userId, StoryChanges.Muted, authorId);
        return write.CommitAsync(cancellation);
    }
}
