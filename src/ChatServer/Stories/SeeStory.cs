using ChatServer.Changes;
using ChatServer.Persistence;
using ChatServer.Refusals;
using ChatServer.Texts;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Stories;

/// <summary>Notes that somebody saw a story, or how they reacted. What is so already stays so. The author is told within a second, with all others of it.</summary>
public sealed class SeeStory(ChangeLog log, ChatDbContext db, StoriesReader stories, StoryNews news)
{
    public async Task SeeAsync(Guid userId, Guid storyId, CancellationToken cancellation)
    {
        var story = await stories.RequireAsync(userId, storyId, cancellation);
        if (story.AuthorId == userId) return;

        await NoteAsync(userId, storyId, viewer => viewer.SeenAt is null, (viewer, now) => viewer.SeenAt = now, cancellation);
    }

    public async Task ReactAsync(Guid userId, Guid storyId, string text, CancellationToken cancellation)
    {
        var emoji = Emoji.Find(text) ?? throw Refusal.NoSuchEmoji();
        await RequireAnothersAsync(userId, storyId, cancellation);
        await NoteAsync(
            userId,
            storyId,
            viewer => viewer.Emoji != emoji,
            (viewer, now) => (viewer.SeenAt, viewer.Emoji, viewer.ReactedAt) = (viewer.SeenAt ?? now, emoji, now),
            cancellation);
    }

    public async Task TakeReactionBackAsync(Guid userId, Guid storyId, CancellationToken cancellation)
    {
        await RequireAnothersAsync(userId, storyId, cancellation);
        await NoteAsync(userId, storyId, viewer => viewer.Emoji is not null, (viewer, _) => (viewer.Emoji, viewer.ReactedAt) = (null, null), cancellation);
    }

    private async Task RequireAnothersAsync(Guid userId, Guid storyId, CancellationToken cancellation)
    {
        if ((await stories.RequireAsync(userId, storyId, cancellation)).AuthorId == userId) throw Refusal.OwnStory();
    }

    private async Task NoteAsync(
        Guid userId, Guid storyId, Func<StoryViewer, bool> isNew, Action<StoryViewer, DateTimeOffset> note, CancellationToken cancellation)
    {
        await using var write = await log.BeginAsync(cancellation);

        // Locked and looked at again: of those who react, are taken out and take the story back at once, each finds what is so by then.
        if (!await news.HoldAsync(storyId, cancellation)) throw Refusal.NoSuchStory();
        var viewer = await db.Set<StoryViewer>()
            .FromSql($"select * from story_viewers where story_id = {storyId} and user_id = {userId} and removed_at is null for no key update")
            .SingleOrDefaultAsync(cancellation) ?? throw Refusal.NoSuchStory();
        if (!isNew(viewer)) return;

        note(viewer, write.Now);
        await news.TellSoonAsync(write, storyId, cancellation);
        write.AppendToList(userId, StoryChanges.Updated, storyId);
        await write.CommitAsync(cancellation);
    }
}
