using ChatServer.Media;
using ChatServer.Media.Processing;
using ChatServer.Refusals;

namespace ChatServer.Stories;

/// <summary>Takes up an image or a video of the author's own, in the transaction that posts the story.</summary>
public sealed class StoryMedia(OwnImages own)
{
    public async Task TakeUpAsync(Guid authorId, Guid mediaId, DateTimeOffset now, CancellationToken cancellation)
    {
        var locked = await own.LockAsync([mediaId], cancellation);
        var media = await own.RequireAsync(authorId, locked.SingleOrDefault(), cancellation);
        if (media.Kind is not (MediaKind.Image or MediaKind.Video)) throw Refusal.NotForAStory();

        // A story is there for a day, and whole from its first moment.
        if (media.Status == MediaStatus.Processing) throw Refusal.MediaNotReady();
        (media.SharedAt, media.CheckAt) = (media.SharedAt ?? now, null);
    }
}
