using ChatServer.Changes;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Stories;

/// <summary>Takes somebody out of the audience of a story: from then on it is not there for them, and what they made of it is gone.</summary>
public sealed class TakeOutViewer(ChangeLog log, ChatDbContext db, StoriesReader stories)
{
    public async Task RunAsync(Guid authorId, Guid storyId, Guid userId, CancellationToken cancellation)
    {
        if ((await stories.RequireAsync(authorId, storyId, cancellation)).AuthorId != authorId) throw Refusal.NotYourStory();

        await using var write = await log.BeginAsync(cancellation);
        var viewer = await db.Set<StoryViewer>()
            .FromSql($"select * from story_viewers where story_id = {storyId} and user_id = {userId} and removed_at is null for no key update")
            .SingleOrDefaultAsync(cancellation) ?? throw Refusal.NoSuchUser();

        (viewer.RemovedAt, viewer.SeenAt, viewer.Emoji, viewer.ReactedAt) = (write.Now, null, null, null);
        write.AppendToList(userId, StoryChanges.Removed, storyId);
        write.AppendToList(authorId, StoryChanges.Updated, storyId);
        await write.CommitAsync(cancellation);
    }
}
