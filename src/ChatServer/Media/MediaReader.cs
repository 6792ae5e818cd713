using ChatServer.Conversations;
using ChatServer.Media.Avatars;
using ChatServer.Media.Processing;
using ChatServer.Media.Sets;
using ChatServer.Messages.Reactions;
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
    public async Task<MediaView> ReadAsync(Guid readerId, Guid mediaId, bool isRevealed, CancellationToken cancellation)
    {
        var (media, isWhole) = await RequireAsync(readerId, mediaId, cancellation);
        var view = links.Sign(readerId, MediaView.Of(media), isRevealed);
        return isWhole ? view : view.AsAvatar();
    }

    public async Task<ReadableContent> ContentAsync(Guid readerId, Guid mediaId, bool isRevealed, CancellationToken cancellation)
    {
        var (media, isWhole) = await RequireAsync(readerId, mediaId, cancellation);
        if (!isWhole) throw Refusal.NoSuchMedia();
        RequireReadable(media, readerId);
        if (media.Sensitive && !isRevealed) throw Refusal.MediaSensitive();
        return new ReadableContent(media.Blob, media.ContentType, media.Kind == MediaKind.File, media.FileName);
    }

    public async Task<ReadableContent> VariantAsync(Guid readerId, Guid mediaId, string name, bool isRevealed, CancellationToken cancellation)
    {
        var (media, isWhole) = await RequireAsync(readerId, mediaId, cancellation);
        if (!isWhole && !AvatarView.Shows(name)) throw Refusal.NoSuchVariant();
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

    private async Task<VisibleMedia> RequireAsync(Guid readerId, Guid mediaId, CancellationToken cancellation) =>
        await VisibleTo(readerId, mediaId).AsNoTracking().AsSingleQuery().SingleOrDefaultAsync(cancellation) ?? throw Refusal.NoSuchMedia();

    /// <summary>Whole: as its owner, in a message, or in a set. Otherwise as somebody's avatar or reaction: in small forms only.</summary>
    private IQueryable<VisibleMedia> VisibleTo(Guid readerId, Guid mediaId)
    {
        // A link outlives the account that it was given to.
        var me = db.Users.Where(u => u.Id == readerId && u.DeletedAt == null);
        var mine = db.Set<Membership>().Where(m => m.UserId == readerId && m.LeftSeq == null && me.Any());
        var uses = db.Set<MediaUse>();
        var myGroups = db.Set<Conversation>().Where(c => mine.Any(m => m.ConversationId == c.Id));
        var mySets = db.Set<MediaSet>().Where(s => (s.OwnerId == readerId && me.Any()) || mine.Any(m => m.ConversationId == s.ConversationId));
        return
            from media in db.Set<MediaItem>().Include(m => m.Variants)
            where media.Id == mediaId
            let isOwn = media.OwnerId == readerId
            let isSent = uses.Any(use => use.MediaId == media.Id && mine.Any(m => m.ConversationId == use.ConversationId))
            let isAvatar = (db.Users.Any(u => u.AvatarMediaId == media.Id) && me.Any()) || myGroups.Any(c => c.AvatarMediaId == media.Id)
            let isInSet = mySets.Any(s => db.Set<MediaSetItem>().Any(i => i.SetId == s.Id && i.MediaId == media.Id))
            let isReaction = db.Set<Reaction>().Any(r => r.MediaId == media.Id && mine.Any(m => m.ConversationId == r.ConversationId))
            where (isOwn && media.SharedAt == null) || isSent || isInSet || isAvatar || isReaction
            select new VisibleMedia(media, isOwn || isSent || isInSet);
    }

    private sealed record VisibleMedia(MediaItem Media, bool IsWhole);
}
