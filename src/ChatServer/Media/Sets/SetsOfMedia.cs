using ChatServer.Changes;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatServer.Media.Sets;

/// <summary>Tells those who use a set what came of processing an image in it. One that may not be there after all is taken out.</summary>
public sealed class SetsOfMedia(ChatDbContext db, IOptions<SetOptions> options)
{
    public IQueryable<MediaSet> Of(Guid mediaId) =>
        db.Set<MediaSet>().Where(s => db.Set<MediaSetItem>().Any(i => i.MediaId == mediaId && i.SetId == s.Id));

    public Task<List<MediaSet>> FindAsync(Guid mediaId, CancellationToken cancellation) => Of(mediaId).ToListAsync(cancellation);

    /// <param name="sets">That it is in; the groups and the person who have them are locked.</param>
    public async Task TellAsync(ChangeWrite write, MediaItem media, List<MediaSet> sets, CancellationToken cancellation)
    {
        foreach (var set in sets)
        {
            if (media.Status == MediaStatus.Failed || !options.Value.Allows(set.Kind, media)) await TakeOutAsync(set, media, cancellation);
            write.Record(set, media.OwnerId!.Value);
        }
    }

    private async Task TakeOutAsync(MediaSet set, MediaItem media, CancellationToken cancellation)
    {
        var items = await db.Set<MediaSetItem>().Where(i => i.SetId == set.Id && i.MediaId == media.Id).ToListAsync(cancellation);
        db.RemoveRange(items);
        set.ItemCount -= items.Count;
    }
}
