using ChatServer.Changes;
using ChatServer.Media.Processing;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Media.Avatars;

/// <summary>Takes up an image as an avatar and lets go of the one before, in the transaction of whoever has locked whom it stands for.</summary>
public sealed class ReplaceAvatar(ChatDbContext db)
{
    /// <param name="setterId">Whose the image must be.</param>
    /// <param name="mediaId">Null to show none.</param>
    public async Task RunAsync(ChangeWrite write, Guid setterId, IHasAvatar somebody, Guid? mediaId, CancellationToken cancellation)
    {
        var locked = await LockAsync([somebody.AvatarMediaId, mediaId], cancellation);
        var image = mediaId is { } id ? await RequireAsync(setterId, locked.Find(m => m.Id == id), cancellation) : null;

        // It may be in a message too: the sweep looks.
        if (locked.Find(m => m.Id == somebody.AvatarMediaId) is { } former) former.CheckAt = write.Now;
        if (image is not null) (image.SharedAt, image.CheckAt) = (image.SharedAt ?? write.Now, null);
        somebody.Show(image);
    }

    // In order of id, as everybody locks them.
    private Task<List<MediaItem>> LockAsync(Guid?[] mediaIds, CancellationToken cancellation)
    {
        var ids = mediaIds.OfType<Guid>().ToArray();
        return db.Set<MediaItem>().FromSql($"select * from media where id = any({ids}) order by id for no key update").ToListAsync(cancellation);
    }

    private async Task<MediaItem> RequireAsync(Guid setterId, MediaItem? media, CancellationToken cancellation)
    {
        if (media is null || media.OwnerId != setterId || !await IsAliveAsync(media, cancellation)) throw Refusal.NoSuchMedia();
        if (media.Status == MediaStatus.Failed) throw Refusal.MediaFailed();
        if (media.Kind != MediaKind.Image || media.Sensitive) throw Refusal.NotAnAvatar();

        await db.Entry(media).Collection(m => m.Variants).LoadAsync(cancellation);
        return media;
    }

    // What was shown and is nowhere any more is gone, though not swept yet.
    private async Task<bool> IsAliveAsync(MediaItem media, CancellationToken cancellation) =>
        media.SharedAt is null
        || await db.Set<MediaItem>().FromSqlRaw($"select m.* from media m where m.id = {{0}} and {MediaReferences.OfM}", media.Id).AnyAsync(cancellation);
}
