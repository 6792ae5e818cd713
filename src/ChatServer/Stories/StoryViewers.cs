using System.Globalization;
using ChatServer.Http;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Stories;

/// <summary>Lists who saw a story, for its author alone.</summary>
public sealed class StoryViewers(StoryAudience audience, StoriesReader stories, Cursors cursors)
{
    public async Task<Page<StoryViewerView>> ListAsync(Guid readerId, Guid storyId, PageRequest page, CancellationToken cancellation)
    {
        if ((await stories.RequireAsync(readerId, storyId, cancellation)).AuthorId != readerId) throw Refusal.NotYourStory();

        var list = $"viewers {storyId}";
        var viewers = audience.WhoSaw(readerId).AsNoTracking().Where(v => v.StoryId == storyId);
        if (cursors.Read(list, readerId, page.Cursor)?.Split(' ') is [var ticks, var id])
        {
            var (time, last) = (new DateTimeOffset(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero), Guid.Parse(id));
            viewers = viewers.Where(v => EF.Functions.LessThan(ValueTuple.Create(v.SeenAt!.Value, v.UserId), ValueTuple.Create(time, last)));
        }

        var rows = await viewers.OrderByDescending(v => v.SeenAt).ThenByDescending(v => v.UserId).Take(page.Limit + 1).ToListAsync(cancellation);
        var items = rows.Take(page.Limit).Select(v => new StoryViewerView(v.UserId, v.SeenAt!.Value, v.Emoji)).ToList();
        if (rows.Count <= page.Limit) return new Page<StoryViewerView>(items, null);

        var end = items[^1];
        return new Page<StoryViewerView>(
            items, cursors.Write(list, readerId, string.Create(CultureInfo.InvariantCulture, $"{end.SeenAt.UtcTicks} {end.UserId}")));
    }
}
