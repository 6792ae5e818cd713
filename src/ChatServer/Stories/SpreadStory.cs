using System.Text.Json;
using ChatServer.Changes;
using ChatServer.Http;
using ChatServer.Jobs;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Stories;

/// <summary>Shows a story to those whom it is for, some at a time, in order of id: the first with the story itself, all others by a job.</summary>
public sealed class SpreadStory(ChangeLog log, ChatDbContext db, StoryAudience audience) : IJobHandler
{
    internal const int AtOnce = StoryAudienceRequest.MaxPeople;

    public static string Kind => "story.spread";

    /// <summary>The first of those whom a story is for, and its author: locked, so that none of them goes meanwhile.</summary>
    /// <param name="named">Those alone, if they are given and can be reached.</param>
    public Task<Batch> LockAsync(Guid authorId, StoryAudienceKind kind, IReadOnlyCollection<Guid>? named, CancellationToken cancellation)
    {
        var people = audience.Of(authorId, kind);
        return LockSomeAsync(authorId, named is null ? people : people.Where(id => named.Contains(id)), cancellation);
    }

    /// <summary>Refuses names of people whom the author shares no conversation with, and who are none of their contacts.</summary>
    /// <returns>Those from whom a block keeps the author apart: it is for them as for anybody who does not look, and nobody is told.</returns>
    internal async Task<List<Guid>> RequireMetAsync(
        Guid authorId, HashSet<Guid>? named, IReadOnlyList<Guid> found, CancellationToken cancellation)
    {
        if (named is null || found.Count == named.Count) return [];

        var others = named.Except(found).ToList();
        var apart = await audience.MetBy(authorId).Where(id => others.Contains(id)).Distinct().ToListAsync(cancellation);
        return apart.Count == others.Count ? apart : throw Refusal.NoSuchUser();
    }

    public async Task<TimeSpan?> RunAsync(string payload, CancellationToken cancellation)
    {
        var (storyId, last) = JsonSerializer.Deserialize<Payload>(payload, WireJson.Options)!;
        for (Guid? after = last; after is { } place;) after = await ShowSomeAsync(storyId, place, cancellation);
        return null;
    }

    /// <returns>After whom there may be more.</returns>
    private async Task<Guid?> ShowSomeAsync(Guid storyId, Guid after, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        await using var write = await log.BeginAsync(cancellation);

        // Held, so that nobody is shown what is being taken back.
        var story = await db.Set<Story>().FromSql($"select * from stories where id = {storyId} and expires_at > {write.Now} for share")
            .AsNoTracking().SingleOrDefaultAsync(cancellation);
        if (story is null) return null;

        var batch = await LockSomeAsync(story.AuthorId, audience.Of(story.AuthorId, story.Audience).Where(id => id > after), cancellation);
        foreach (var userId in await AddAsync(storyId, batch.People, cancellation)) write.AppendToList(userId, StoryChanges.Added, storyId);
        await write.CommitAsync(cancellation);
        return batch.After;
    }

    private async Task<Batch> LockSomeAsync(Guid authorId, IQueryable<Guid> people, CancellationToken cancellation)
    {
        var found = await people.Distinct().OrderBy(id => id).Take(AtOnce).ToListAsync(cancellation);
        Guid[] some = [.. found, authorId];
        var locked = await db.Database.SqlQuery<Guid>(
            $"""
            select id as "Value" from users where id = any({some}) and deleted_at is null order by id for no key update
            """).ToListAsync(cancellation);
        return locked.Remove(authorId) ? new Batch(locked, found.Count == AtOnce ? found[^1] : null) : throw Refusal.NotSignedIn();
    }

    // Whoever is there already was told, or taken out.
    private Task<List<Guid>> AddAsync(Guid storyId, IReadOnlyList<Guid> people, CancellationToken cancellation)
    {
        Guid[] ids = [.. people];
        return db.Database.SqlQuery<Guid>(
            $"""
            insert into story_viewers (story_id, user_id) select {storyId}, id from unnest({ids}) p(id)
            on conflict (story_id, user_id) do nothing returning user_id as "Value"
            """).ToListAsync(cancellation);
    }

    /// <param name="People">Locked.</param>
    /// <param name="After">Behind whom there may be more.</param>
    public sealed record Batch(IReadOnlyList<Guid> People, Guid? After);

    public sealed record Payload(Guid StoryId, Guid After);
}
