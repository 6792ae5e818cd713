using System.Text.Json;
using ChatServer.Changes;
using ChatServer.Http;
using ChatServer.Jobs;
using ChatServer.Media;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Stories;

/// <summary>Takes a story back: at once nobody sees it; those whom it was for are told of it by a job, some at a time.</summary>
public sealed class WithdrawStory(ChangeLog log, ChatDbContext db, StoriesReader stories, ReleaseMedia releaseMedia, JobQueue jobs) : IJobHandler
{
    internal const int AtOnce = 200;

    public static string Kind => "story.withdraw";

    public async Task RunAsync(Guid userId, Guid storyId, CancellationToken cancellation)
    {
        if ((await stories.RequireAsync(userId, storyId, cancellation)).AuthorId != userId) throw Refusal.NotYourStory();
        await EraseAsync(userId, storyId, cancellation);
    }

    /// <summary>Of its author, also of one whose account is gone.</summary>
    internal async Task EraseAsync(Guid authorId, Guid storyId, CancellationToken cancellation)
    {
        await using var write = await log.BeginAsync(cancellation);
        if (await EraseAsync(write, authorId, storyId, cancellation)) await write.CommitAsync(cancellation);
    }

    /// <summary>Locks a story that is to be taken back as a part of something greater; before people are locked.</summary>
    internal Task LockAsync(Guid storyId, CancellationToken cancellation) =>
        db.Set<Story>().FromSql($"select * from stories where id = {storyId} for update").AsNoTracking().ToListAsync(cancellation);

    /// <summary>As a part of something greater.</summary>
    /// <returns>False when it was gone before.</returns>
    internal async Task<bool> EraseAsync(ChangeWrite write, Guid authorId, Guid storyId, CancellationToken cancellation)
    {
        var story = await db.Set<Story>().FromSql($"select * from stories where id = {storyId} and author_id = {authorId} for update")
            .SingleOrDefaultAsync(cancellation);
        if (story is null) return false;

        db.Remove(story);
        await db.SaveChangesAsync(cancellation);
        if (story.MediaId is { } mediaId) await releaseMedia.AllAsync([mediaId], cancellation);
        write.AppendToList(authorId, StoryChanges.Removed, storyId);
        jobs.Add(write, Kind, new Payload(storyId));
        return true;
    }

    public async Task<TimeSpan?> RunAsync(string payload, CancellationToken cancellation)
    {
        var storyId = JsonSerializer.Deserialize<Payload>(payload, WireJson.Options)!.StoryId;
        while (await TellSomeAsync(storyId, cancellation) == AtOnce)
        {
            // There may be more.
        }

        return null;
    }

    private async Task<int> TellSomeAsync(Guid storyId, CancellationToken cancellation)
    {
        await using var write = await log.BeginAsync(cancellation);
        var gone = await db.Database.SqlQuery<Guid?>(
            $"""
            delete from story_viewers where story_id = {storyId} and user_id in (
                select user_id from story_viewers where story_id = {storyId} order by user_id limit {AtOnce})
            returning case when removed_at is null then user_id end as "Value"
            """).ToListAsync(cancellation);
        foreach (var userId in gone.OfType<Guid>()) write.AppendToList(userId, StoryChanges.Removed, storyId);
        await write.CommitAsync(cancellation);
        return gone.Count;
    }

    public sealed record Payload(Guid StoryId);
}
