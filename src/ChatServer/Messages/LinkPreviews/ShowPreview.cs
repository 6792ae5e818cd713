using ChatServer.Changes;
using ChatServer.Media;
using ChatServer.Messages.LinkPreviews.Pages;
using ChatServer.Messages.LinkPreviews.Pictures;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages.LinkPreviews;

/// <summary>Puts what a page says of itself to the message that links to it, if the link still stands there.</summary>
public sealed class ShowPreview(ChatDbContext db, ChangeLog log, OwnImages images, TimeProvider clock)
{
    /// <param name="asked">The message as it was when the page was asked for.</param>
    /// <returns>False when the page's picture is not there any more, so that nothing was done.</returns>
    public async Task<bool> RunAsync(Message asked, string url, LinkedPage page, CancellationToken cancellation)
    {
        // As of what brought it about: being asked for took its time, in which nobody did anything.
        await using var write = await log.LockAsync(asked.ConversationId, asked.EditedAt ?? asked.CreatedAt, cancellation);
        if (write.IsOver(asked.ConversationId)) return true;

        var message = await db.Set<Message>().SingleOrDefaultAsync(m => m.Id == asked.Id && m.ConversationId == asked.ConversationId, cancellation);
        if (message is null || PreviewedLink.StillWanted(message, clock.GetUtcNow()) != url) return true;

        var preview = LinkPreview.Of(url, page);
        if (page.PictureId is { } pictureId)
        {
            if (await FindAsync(pictureId, cancellation) is not { } picture) return false;
            preview = preview with { Picture = Take(message, picture) };
        }

        message.Details = message.Details! with { Preview = preview };
        await write.AppendAsync(db, message, MessageChanges.Previewed, message.SenderId, cancellation);
        await write.CommitAsync(cancellation);
        return true;
    }

    private async Task<MediaItem?> FindAsync(Guid pictureId, CancellationToken cancellation) =>
        (await images.LockAsync([pictureId], cancellation)).SingleOrDefault();

    /// <returns>What is shown of it; null while it is processed, which shows it later, and if it cannot be.</returns>
    private LinkPictureView? Take(Message message, MediaItem picture)
    {
        if (picture.Status == MediaStatus.Failed) return null;

        db.Add(new LinkPicture { ConversationId = message.ConversationId, Seq = message.Seq, MediaId = picture.Id });
        picture.CheckAt = null;
        return picture.Status == MediaStatus.Ready ? LinkPictureView.Of(picture) : null;
    }
}
