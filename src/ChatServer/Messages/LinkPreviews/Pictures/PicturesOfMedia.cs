using ChatServer.Changes;
using ChatServer.Media;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages.LinkPreviews.Pictures;

/// <summary>Shows the picture of a page at the messages that link to it once it is processed. One that cannot be is never spoken of.</summary>
public sealed class PicturesOfMedia(ChatDbContext db)
{
    public IQueryable<LinkPicture> Of(Guid mediaId) => db.Set<LinkPicture>().Where(p => p.MediaId == mediaId);

    public Task<List<LinkPicture>> FindAsync(Guid mediaId, CancellationToken cancellation) => Of(mediaId).ToListAsync(cancellation);

    /// <param name="pictures">For which the media stands; their conversations are locked.</param>
    public async Task TellAsync(ChangeWrite write, MediaItem media, List<LinkPicture> pictures, CancellationToken cancellation)
    {
        if (media.Status != MediaStatus.Ready) db.RemoveRange(pictures);
        else foreach (var picture in pictures) await ShowAsync(write, media, picture, cancellation);
    }

    private async Task ShowAsync(ChangeWrite write, MediaItem media, LinkPicture picture, CancellationToken cancellation)
    {
        var message = await db.Set<Message>().SingleAsync(m => m.ConversationId == picture.ConversationId && m.Seq == picture.Seq, cancellation);
        message.Details = message.Details! with { Preview = message.Details.Preview! with { Picture = LinkPictureView.Of(media) } };
        await write.AppendAsync(db, message, MediaChanges.Ready, message.SenderId, cancellation);
    }
}
