using ChatServer.Changes;
using ChatServer.Conversations;
using ChatServer.Media.Avatars;
using ChatServer.Media.Processing;
using ChatServer.Media.Sets;
using ChatServer.Media.Storage;
using ChatServer.Messages;
using ChatServer.Messages.LinkPreviews.Pictures;
using ChatServer.Persistence;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatServer.Media;

/// <summary>Writes down what came of processing, and tells everybody who sees the media: by changes of the messages, avatars and sets that it is in.</summary>
public sealed class FinishMedia(
    ChangeLog log,
    ChatDbContext db,
    UserStore users,
    AvatarsOfMedia avatars,
    SetsOfMedia setsOfMedia,
    PicturesOfMedia picturesOfMedia,
    OwnImages images,
    IOptions<MediaOptions> options)
{
    private const string Original = "original";

    public Task CompleteAsync(Guid mediaId, ProcessedMedia made, IReadOnlyList<KeptFile> files, CancellationToken cancellation) =>
        FinishAsync(mediaId, (media, now) => Complete(media, made, files, now), MediaChanges.Ready, MediaChanges.OwnReady, cancellation);

    public Task FailAsync(Guid mediaId, string reason, CancellationToken cancellation) =>
        FinishAsync(
            mediaId,
            (media, _) =>
            {
                (media.Status, media.Failure) = (MediaStatus.Failed, reason);
                return Task.CompletedTask;
            },
            MediaChanges.Failed,
            MediaChanges.OwnFailed,
            cancellation);

    private async Task FinishAsync(
        Guid mediaId, Func<MediaItem, DateTimeOffset, Task> change, ChangeKind kind, UserChangeKind ownKind, CancellationToken cancellation)
    {
        while (!await TryFinishAsync(mediaId, change, kind, ownKind, cancellation)) db.ChangeTracker.Clear();
    }

    /// <returns>False when it was put into another conversation meanwhile, whose lock comes first.</returns>
    private async Task<bool> TryFinishAsync(
        Guid mediaId, Func<MediaItem, DateTimeOffset, Task> change, ChangeKind kind, UserChangeKind ownKind, CancellationToken cancellation)
    {
        var ownerId = await db.Set<MediaItem>().Where(m => m.Id == mediaId).Select(m => m.OwnerId).SingleOrDefaultAsync(cancellation);
        var conversations = await ConversationsAsync(mediaId, cancellation);
        await using var write = await log.BeginAsync(cancellation);

        // Conversations, then people, then media, as everybody locks them.
        await write.LockAsync(conversations, cancellation);
        var owner = ownerId is { } id ? await users.LockAsync(id, cancellation) : null;

        var media = await db.Set<MediaItem>().FromSql($"select * from media where id = {mediaId} for no key update").SingleOrDefaultAsync(cancellation);
        if (media is not { Status: MediaStatus.Processing }) return true; // It is gone, or done by another node.

        var uses = await db.Set<MediaUse>().Where(u => u.MediaId == mediaId).OrderBy(u => u.Seq).ToListAsync(cancellation);
        var groups = await avatars.GroupsAsync(mediaId, cancellation);
        var sets = await setsOfMedia.FindAsync(mediaId, cancellation);
        var pictures = await picturesOfMedia.FindAsync(mediaId, cancellation);
        Guid[] places =
        [
            .. uses.Select(u => u.ConversationId), .. groups.Select(g => g.Id), .. sets.Select(s => s.ConversationId).OfType<Guid>(),
            .. pictures.Select(p => p.ConversationId),
        ];
        if (!places.All(write.Holds)) return false;

        await change(media, write.Now);
        await db.SaveChangesAsync(cancellation);
        foreach (var use in uses) await TellAsync(write, media, use, kind, cancellation);
        await avatars.TellAsync(write, media, owner, groups, cancellation);
        await setsOfMedia.TellAsync(write, media, sets, cancellation);
        await picturesOfMedia.TellAsync(write, media, pictures, cancellation);
        await GiveBackAsync(media, write.Now, cancellation);
        if (uses.Count == 0 && ownerId is not null) write.AppendToList(ownerId.Value, ownKind, mediaId);
        await write.CommitAsync(cancellation);
        return true;
    }

    private Task<Guid[]> ConversationsAsync(Guid mediaId, CancellationToken cancellation) =>
        db.Set<MediaUse>().Where(u => u.MediaId == mediaId).Select(u => u.ConversationId)
            .Union(db.Set<Conversation>().Where(c => c.AvatarMediaId == mediaId).Select(c => c.Id))
            .Union(picturesOfMedia.Of(mediaId).Select(p => p.ConversationId))
            .Union(setsOfMedia.Of(mediaId).Where(s => s.ConversationId != null).Select(s => s.ConversationId!.Value))
            .ToArrayAsync(cancellation);

    private async Task TellAsync(ChangeWrite write, MediaItem media, MediaUse use, ChangeKind kind, CancellationToken cancellation)
    {
        use.Kind = media.Kind;
        var message = await db.Set<Message>().SingleAsync(m => m.ConversationId == use.ConversationId && m.Seq == use.Seq, cancellation);
        var all = await MediaOfMessages.ReadAsync(db, use.ConversationId, use.Seq, cancellation);
        message.ChangedSeq = write.Append(use.ConversationId, kind, message.Id, message.SenderId, () => MessageView.Of(message, write.At(use.ConversationId), all));
    }

    /// <summary>What was taken down before anybody saw it is its owner's again, who can read why.</summary>
    private async Task GiveBackAsync(MediaItem media, DateTimeOffset now, CancellationToken cancellation)
    {
        if (media.CheckAt is not null) return;

        await db.SaveChangesAsync(cancellation);
        if (!await images.IsUsedAsync(media.Id, cancellation)) (media.SharedAt, media.CheckAt) = (null, now + options.Value.UnusedLifetime);
    }

    private async Task Complete(MediaItem media, ProcessedMedia made, IReadOnlyList<KeptFile> files, DateTimeOffset now)
    {
        (media.Status, media.Kind, media.Width, media.Height) = (MediaStatus.Ready, made.Kind, made.Width, made.Height);
        (media.DurationMs, media.Placeholder, media.Pages) = (made.DurationMs, made.Placeholder, made.Pages);
        media.Waveform = made.Waveform is { } peaks ? [.. peaks] : null;
        media.ContentType = made.ContentType;

        foreach (var (file, hash, bytes) in media.OwnerId is null ? SmallForms(files) : files)
        {
            if (file.Name == Original) await ReplaceAsync(media, hash, bytes, now);
            else media.Variants.Add(Variant(media, file, hash, bytes));
        }
    }

    /// <summary>Of a page's picture only what is shown is kept, its best form in place of the file itself.</summary>
    private static IEnumerable<KeptFile> SmallForms(IReadOnlyList<KeptFile> files)
    {
        List<KeptFile> shown = [.. files.Where(f => AvatarView.Shows(f.File.Name))];
        return [shown[0] with { File = shown[0].File with { Name = Original } }, .. shown];
    }

    // The upload itself may tell where it was taken; it goes.
    private async Task ReplaceAsync(MediaItem media, byte[] hash, long bytes, DateTimeOffset now)
    {
        var (upload, until) = (media.Blob, now + options.Value.BlobGrace);
        (media.Blob, media.Bytes) = (hash, bytes);
        await db.Set<Blob>().Where(b => b.Hash == upload).ExecuteUpdateAsync(set => set.SetProperty(b => b.CheckAt, until));
    }

    private static MediaVariant Variant(MediaItem media, ProcessedFile file, byte[] hash, long bytes) => new()
    {
        MediaId = media.Id,
        Name = file.Name,
        Position = (short)media.Variants.Count,
        Blob = hash,
        ContentType = file.ContentType,
        Bytes = bytes,
        Width = file.Width,
        Height = file.Height,
    };
}
