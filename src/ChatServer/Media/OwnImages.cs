using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Media;

/// <summary>Takes up somebody's own media to be shown elsewhere than in a message, in the transaction of whoever has locked where that is.</summary>
public sealed class OwnImages(ChatDbContext db)
{
    /// <summary>In order of id, as everybody locks them.</summary>
    public Task<List<MediaItem>> LockAsync(Guid[] mediaIds, CancellationToken cancellation) =>
        db.Set<MediaItem>().FromSql($"select * from media where id = any({mediaIds}) order by id for no key update").ToListAsync(cancellation);

    /// <summary>Refuses what is not theirs, is gone, or could not be processed.</summary>
    /// <param name="media">Locked; null where there is none.</param>
    public async Task<MediaItem> RequireAsync(Guid ownerId, MediaItem? media, CancellationToken cancellation)
    {
        if (media is null || media.OwnerId != ownerId || !await IsAliveAsync(media, cancellation)) throw Refusal.NoSuchMedia();
        return media.Status == MediaStatus.Failed ? throw Refusal.MediaFailed() : media;
    }

    // What was shown and is nowhere any more is gone, though not swept yet.
    private async Task<bool> IsAliveAsync(MediaItem media, CancellationToken cancellation) =>
        media.SharedAt is null || await IsUsedAsync(media.Id, cancellation);

    /// <summary>Whether anything refers to it, as far as it is saved.</summary>
    public Task<bool> IsUsedAsync(Guid mediaId, CancellationToken cancellation) =>
        db.Set<MediaItem>().FromSqlRaw($"select m.* from media m where m.id = {{0}} and {MediaReferences.OfM}", mediaId).AnyAsync(cancellation);
}
