using ChatServer.Changes;
using ChatServer.Media.Processing;
using ChatServer.Persistence;
using ChatServer.Refusals;

namespace ChatServer.Media.Avatars;

/// <summary>Takes up an image as an avatar and lets go of the one before, in the transaction of whoever has locked whom it stands for.</summary>
public sealed class ReplaceAvatar(ChatDbContext db, OwnImages images)
{
    /// <param name="setterId">Whose the image must be.</param>
    /// <param name="mediaId">Null to show none.</param>
    public async Task RunAsync(ChangeWrite write, Guid setterId, IHasAvatar somebody, Guid? mediaId, CancellationToken cancellation)
    {
        var locked = await images.LockAsync([.. new[] { somebody.AvatarMediaId, mediaId }.OfType<Guid>()], cancellation);
        var image = mediaId is { } id ? await RequireAsync(setterId, locked.Find(m => m.Id == id), cancellation) : null;

        // It may be in a message too: the sweep looks.
        if (locked.Find(m => m.Id == somebody.AvatarMediaId) is { } former) former.CheckAt = write.Now;
        if (image is not null) (image.SharedAt, image.CheckAt) = (image.SharedAt ?? write.Now, null);
        somebody.Show(image);
    }

    private async Task<MediaItem> RequireAsync(Guid setterId, MediaItem? media, CancellationToken cancellation)
    {
        var image = await images.RequireAsync(setterId, media, cancellation);
        if (image.Kind != MediaKind.Image || image.Sensitive) throw Refusal.NotAnAvatar();

        await db.Entry(image).Collection(m => m.Variants).LoadAsync(cancellation);
        return image;
    }
}
