using ChatServer.Conversations;
using ChatServer.Media.Processing;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Media;

/// <summary>Content that a reader may have.</summary>
public sealed record ReadableContent(byte[] Blob, string ContentType, bool IsOpaque, string? FileName);

/// <summary>The one door to a media: its owner's until it is shared, then that of whoever may see where it is.</summary>
public sealed class MediaReader(ChatDbContext db, MediaLinks links)
{
    /// <param name="isRevealed">Whether the reader asks for what is sensitive.</param>
    public async Task<MediaView> ReadAsync(Guid readerId, Guid mediaId, bool isRevealed, CancellationToken cancellation) =>
        links.Sign(readerId, MediaView.Of(await RequireAsync(readerId, mediaId, cancellation)), isRevealed);

    public async Task<ReadableContent> ContentAsync(Guid readerId, Guid mediaId, bool isRevealed, CancellationToken cancellation)
    {
        var media = await RequireAsync(readerId, mediaId, cancellation);
        RequireReadable(media, readerId);
        if (media.Sensitive && !isRevealed) throw Refusal.MediaSensitive();
        return new ReadableContent(media.Blob, media.ContentType, media.Kind == MediaKind.File, media.FileName);
    }

    public async Task<ReadableContent> VariantAsync(Guid readerId, Guid mediaId, string name, bool isRevealed, CancellationToken cancellation)
    {
        var media = await RequireAsync(readerId, mediaId, cancellation);
        RequireReadable(media, readerId);
        if (media.Sensitive && !isRevealed && !MediaView.IsBlurred(name)) throw Refusal.MediaSensitive();

        var variant = media.Variants.Find(v => v.Name == name) ?? throw Refusal.NoSuchVariant();
        return new ReadableContent(variant.Blob, variant.ContentType, IsOpaque: false, null);
    }

    // What was not processed yet may tell where a picture was taken; what cannot be processed may be made to harm.
    private static void RequireReadable(MediaItem media, Guid readerId)
    {
        if (media.Status == MediaStatus.Ready || media.OwnerId == readerId) return;
        throw media.Status == MediaStatus.Processing ? Refusal.MediaNotReady() : Refusal.MediaFailed();
    }

    private async Task<MediaItem> RequireAsync(Guid readerId, Guid mediaId, CancellationToken cancellation) =>
        await VisibleTo(readerId).AsNoTracking().Include(m => m.Variants).AsSingleQuery()
            .SingleOrDefaultAsync(m => m.Id == mediaId, cancellation) ?? throw Refusal.NoSuchMedia();

    private IQueryable<MediaItem> VisibleTo(Guid readerId)
    {
        // A link outlives the account that it was given to.
        var mine = db.Set<Membership>().Where(m => m.UserId == readerId && m.LeftSeq == null && db.Users.Any(u => u.Id == readerId && u.DeletedAt == null));
        var uses = db.Set<MediaUse>();
        return db.Set<MediaItem>().Where(media =>
            (media.OwnerId == readerId && media.SharedAt == null)
            || uses.Any(use => use.MediaId == media.Id && mine.Any(m => m.ConversationId == use.ConversationId)));
    }
}
