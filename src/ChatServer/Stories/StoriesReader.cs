using ChatServer.Media;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Stories;

/// <summary>Reads stories as one person may see them, a constant number of queries for any number of them.</summary>
public sealed class StoriesReader(ChatDbContext db, StoryAudience audience, MediaLinks links)
{
    /// <summary>The one door to a story; what is not for this person is not there.</summary>
    public async Task<Story> RequireAsync(Guid readerId, Guid storyId, CancellationToken cancellation) =>
        await audience.VisibleTo(readerId).AsNoTracking().SingleOrDefaultAsync(s => s.Id == storyId, cancellation) ?? throw Refusal.NoSuchStory();

    public async Task<StoryView> ReadAsync(Guid readerId, Guid storyId, CancellationToken cancellation) =>
        (await ViewsAsync(readerId, audience.VisibleTo(readerId).Where(s => s.Id == storyId), cancellation)).SingleOrDefault() ?? throw Refusal.NoSuchStory();

    /// <summary>Those of one person; of somebody who shows one nothing, whatever the reason, none.</summary>
    public async Task<StoriesOfPersonView> OfPersonAsync(Guid readerId, Guid authorId, CancellationToken cancellation)
    {
        if (!await db.Users.AnyAsync(u => u.Id == authorId, cancellation)) throw Refusal.NoSuchUser();

        var isMuted = await db.Set<StoryMute>().AnyAsync(m => m.UserId == readerId && m.AuthorId == authorId, cancellation);
        var stories = await OfPeopleAsync(readerId, [authorId], cancellation);
        return Of(authorId, isMuted, [.. stories[authorId]]);
    }

    /// <summary>Those of some people, the oldest first.</summary>
    internal async Task<ILookup<Guid, StoryView>> OfPeopleAsync(Guid readerId, Guid[] authorIds, CancellationToken cancellation)
    {
        var stories = audience.VisibleTo(readerId).Where(s => authorIds.Contains(s.AuthorId));
        return (await ViewsAsync(readerId, stories, cancellation)).ToLookup(s => s.AuthorId);
    }

    internal static StoriesOfPersonView Of(Guid authorId, bool isMuted, IReadOnlyList<StoryView> stories) =>
        new(authorId, isMuted, stories.Any(s => !s.Seen), stories);

    private async Task<List<StoryView>> ViewsAsync(Guid readerId, IQueryable<Story> stories, CancellationToken cancellation)
    {
        var own = db.Set<StoryViewer>().Where(v => v.UserId == readerId);
        var rows = await (
            from story in stories.AsNoTracking()
            join viewer in own on story.Id equals viewer.StoryId into viewers
            from viewer in viewers.DefaultIfEmpty()
            orderby story.CreatedAt, story.Id
            select new { Story = story, viewer.SeenAt, viewer.Emoji }).ToListAsync(cancellation);

        var media = await MediaAsync(readerId, [.. rows.Select(r => r.Story.MediaId).OfType<Guid>()], cancellation);
        var counts = await CountsAsync(readerId, [.. rows.Where(r => r.Story.AuthorId == readerId).Select(r => r.Story.Id)], cancellation);
        return rows.ConvertAll(r => View(r.Story, r.SeenAt is not null, r.Emoji, media) is var view && r.Story.AuthorId == readerId
            ? ForAuthor(view, r.Story.Audience, counts[r.Story.Id])
            : view);
    }

    private static StoryView View(Story s, bool isSeen, string? reaction, Dictionary<Guid, MediaView> media) => new(
        s.Id, s.AuthorId, s.Content, s.MediaId is { } id ? media.GetValueOrDefault(id) : null, s.CreatedAt, s.ExpiresAt, isSeen, reaction);

    private static StoryView ForAuthor(StoryView view, StoryAudienceKind kind, IEnumerable<(string? Emoji, long Count)> counts) => view with
    {
        Seen = true,
        Audience = kind,
        Views = counts.Sum(c => c.Count),
        Reactions = [.. counts.Where(c => c.Emoji is not null).OrderByDescending(c => c.Count).ThenBy(c => c.Emoji, StringComparer.Ordinal)
            .Select(c => new StoryReactionCount(c.Emoji!, c.Count))],
    };

    private async Task<Dictionary<Guid, MediaView>> MediaAsync(Guid readerId, Guid[] mediaIds, CancellationToken cancellation)
    {
        if (mediaIds.Length == 0) return [];

        var media = await db.Set<MediaItem>().AsNoTracking().AsSingleQuery().Include(m => m.Variants)
            .Where(m => mediaIds.Contains(m.Id)).ToListAsync(cancellation);
        return media.ToDictionary(m => m.Id, m => links.Sign(readerId, MediaView.Of(m)));
    }

    // Only of those who saw it: a story for thousands that few have seen costs few rows.
    private async Task<ILookup<Guid, (string? Emoji, long Count)>> CountsAsync(Guid authorId, Guid[] storyIds, CancellationToken cancellation)
    {
        if (storyIds.Length == 0) return Enumerable.Empty<Guid>().ToLookup(id => id, _ => default((string?, long)));

        var counts = await audience.WhoSaw(authorId).Where(v => storyIds.Contains(v.StoryId))
            .GroupBy(v => new { v.StoryId, v.Emoji }).Select(g => new { g.Key.StoryId, g.Key.Emoji, Count = g.LongCount() })
            .ToListAsync(cancellation);
        return counts.ToLookup(c => c.StoryId, c => (c.Emoji, c.Count));
    }
}
