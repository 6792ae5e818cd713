using System.Text.Json;
using ChatServer.Changes;
using ChatServer.Http;
using ChatServer.Jobs;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Stories;

/// <summary>Tells an author that something is new about their story: once a second at most, however many see it.</summary>
public sealed class StoryNews(ChangeLog log, ChatDbContext db, JobQueue jobs) : IJobHandler
{
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(1);

    public static string Kind => "story.news";

    /// <summary>False where there is no such story. Otherwise it stays until the end of the transaction.</summary>
    public async Task<bool> HoldAsync(Guid storyId, CancellationToken cancellation)
    {
        var held = await db.Set<Story>().FromSql($"select * from stories where id = {storyId} for key share").AsNoTracking().ToListAsync(cancellation);
        return held.Count > 0;
    }

    public async Task TellSoonAsync(ChangeWrite write, Guid storyId, CancellationToken cancellation)
    {
        var isFirst = await db.Set<Story>().Where(s => s.Id == storyId && !s.IsNewsDue)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.IsNewsDue, true), cancellation) > 0;
        if (isFirst) jobs.Add(write, Kind, new Payload(storyId), Within);
    }

    public async Task<TimeSpan?> RunAsync(string payload, CancellationToken cancellation)
    {
        var storyId = JsonSerializer.Deserialize<Payload>(payload, WireJson.Options)!.StoryId;
        await using var write = await log.BeginAsync(cancellation);
        var told = await db.Set<Story>().Where(s => s.Id == storyId && s.IsNewsDue)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.IsNewsDue, false), cancellation);
        if (told == 0) return null;

        var authorId = await db.Set<Story>().Where(s => s.Id == storyId).Select(s => s.AuthorId).SingleAsync(cancellation);
        write.AppendToList(authorId, StoryChanges.Updated, storyId);
        await write.CommitAsync(cancellation);
        return null;
    }

    public sealed record Payload(Guid StoryId);
}
