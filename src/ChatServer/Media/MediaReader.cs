using ChatServer.Conversations;
using ChatServer.Media.Avatars;
using ChatServer.Media.Processing;
using ChatServer.Media.Sets;
using ChatServer.Messages;
using ChatServer.Messages.LinkPreviews.Pictures;
using ChatServer.Messages.Reactions;
using ChatServer.Moderation.Reports;
using ChatServer.Persistence;
using ChatServer.Refusals;
using ChatServer.Stories;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Media;

/// <summary>Content that a reader may have.</summary>
public sealed record ReadableContent(byte[] Blob, string ContentType, bool IsOpaque, string? FileName);

/// <summary>The one door to a media: its owner's until it is shared, then that of whoever may see where it is.</summary>
public sealed class MediaReader(ChatDbContext db, MediaLinks links, StoryAudience stories, TimeProvider clock)
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

    /// <summary>
    /// Whole: as its owner, in a message, in a set, in a story, or, for the server's moderators, in what was reported. Otherwise as somebody's avatar or reaction, or a page's picture: in small forms only.
    /// </summary>
    private IQueryable<VisibleMedia> VisibleTo(Guid readerId, Guid mediaId)
    {
        // A link outlives the account that it was given to.
        var me = db.Users.Where(u => u.Id == readerId && u.DeletedAt == null);
        var mine = db.Set<Membership>().Where(m => m.UserId == readerId && m.LeftSeq == null && me.Any());
        var shown = db.Including(readerId, nameof(User.AvatarFor));
        var now = clock.GetUtcNow();
        var told = from message in db.Set<Message>()
                   join m in mine on message.ConversationId equals m.ConversationId
                   where message.Seq > m.HistorySeq
                       && (message.ExpiresAt == null || message.ExpiresAt > now) // What has had its time is shown to nobody, be it erased yet or not.
                   select message;
        var myGroups = db.Set<Conversation>().Where(c =>
            mine.Any(m => m.ConversationId == c.Id) || (c.IsPublic && c.DeletedAt == null && me.Any())); // Anybody finds those, and sees what stands for them.
        var mySets = db.Set<MediaSet>().Where(s => (s.OwnerId == readerId && me.Any()) || mine.Any(m => m.ConversationId == s.ConversationId));
        var myStories = stories.VisibleTo(readerId).Where(s => me.Any());
        return
            from media in db.Set<MediaItem>().Include(m => m.Variants)
            where media.Id == mediaId
            let isOwn = media.OwnerId == readerId
            let isSent = db.Set<MediaUse>().Any(u => u.MediaId == media.Id && told.Any(m => m.ConversationId == u.ConversationId && m.Seq == u.Seq))
            let isAvatar = (shown.Any(u => u.AvatarMediaId == media.Id) && me.Any()) || myGroups.Any(c => c.AvatarMediaId == media.Id)
            let isInSet = mySets.Any(s => db.Set<MediaSetItem>().Any(i => i.SetId == s.Id && i.MediaId == media.Id))
            let isReaction = db.Set<Reaction>().Any(r => r.MediaId == media.Id && told.Any(m => m.ConversationId == r.ConversationId && m.Seq == r.Seq))
            let isInStory = myStories.Any(s => s.MediaId == media.Id)
            let isEvidence = db.Set<Report>().Any(r => r.MediaIds!.Contains(media.Id) && me.Any(u =>
                u.Role == ServerRole.Admin || (u.Role == ServerRole.Moderator && r.AccusedId != u.Id)))
            let isLinked = db.Set<LinkPicture>().Any(p => p.MediaId == media.Id && told.Any(m => m.ConversationId == p.ConversationId && m.Seq == p.Seq))
            where (isOwn && media.SharedAt == null) || isSent || isInSet || isInStory || isAvatar || isReaction || isLinked || isEvidence
            select new VisibleMedia(media, isOwn || isSent || isInSet || isInStory || isEvidence);
    }

    private sealed record VisibleMedia(MediaItem Media, bool IsWhole);
}
