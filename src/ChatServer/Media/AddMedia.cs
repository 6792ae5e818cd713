using ChatServer.Changes;
using ChatServer.Jobs;
using ChatServer.Media.Processing;
using ChatServer.Media.Storage;
using ChatServer.Messages;
using ChatServer.Persistence;
using ChatServer.Refusals;
using ChatServer.Statistics;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatServer.Media;

/// <summary>Makes a media of a file that has arrived whole, by whichever way; its owner's alone until it is in a message.</summary>
public sealed class AddMedia(
    ChangeLog log,
    UserStore users,
    BlobKeeper blobs,
    ChatDbContext db,
    JobQueue jobs,
    Tallies tallies,
    PostingRules rules,
    IEnumerable<IMediaProcessor> processors,
    IOptions<MediaOptions> options)
{
    /// <param name="id">Of the media, where it was given out before.</param>
    public async Task<MediaItem> RunAsync(
        Guid ownerId, StagedFile file, string? fileName, bool isSensitive, CancellationToken cancellation, Guid? id = null)
    {
        await RequireNameAsync(ownerId, fileName, cancellation);
        await blobs.KeepAsync(file, cancellation);

        await using var write = await log.BeginAsync(cancellation);

        // One at a time for each person, so that two uploads do not both find the last room.
        _ = await users.LockAsync(ownerId, cancellation) ?? throw Refusal.NotSignedIn();
        if (await StoredAsync(ownerId, cancellation) + file.Bytes > options.Value.QuotaBytes) throw Refusal.MediaQuotaExceeded();

        tallies.Add(StatisticSeries.Media, write.Now);
        tallies.Add(StatisticSeries.MediaBytes, write.Now, file.Bytes);
        return await AddAsync(write, NewMedia(id, ownerId, file, fileName, isSensitive, write.Now), cancellation);
    }

    /// <summary>Of nobody, and in nobody's quota: the picture of a page that somebody links to.</summary>
    public async Task<MediaItem> OfNobodyAsync(StagedFile picture, CancellationToken cancellation)
    {
        await blobs.KeepAsync(picture, cancellation);

        await using var write = await log.BeginAsync(cancellation);
        return await AddAsync(write, NewMedia(id: null, ownerId: null, picture, fileName: null, isSensitive: false, write.Now), cancellation);
    }

    /// <summary>Whether something is made of what begins as this type, to be shown as a picture.</summary>
    public bool IsPicture(string contentType) => MediaKinds.Of(contentType) == MediaKind.Image && IsProcessed(contentType);

    /// <summary>Refuses somebody who has no room left before anything is read.</summary>
    public async Task RequireRoomAsync(Guid ownerId, CancellationToken cancellation)
    {
        if (await StoredAsync(ownerId, cancellation) >= options.Value.QuotaBytes) throw Refusal.MediaQuotaExceeded();
    }

    /// <summary>Refuses what may not be said in the name of a file either.</summary>
    public async Task RequireNameAsync(Guid ownerId, string? fileName, CancellationToken cancellation)
    {
        if (FileNames.Clean(fileName) is { } name) await rules.RequireAsync(new NewText(ownerId, null, name, SaidAs.FileName), cancellation);
    }

    /// <summary>How much room everything takes that somebody has stored.</summary>
    public Task<long> StoredAsync(Guid ownerId, CancellationToken cancellation) =>
        db.Set<MediaItem>().Where(m => m.OwnerId == ownerId).SumAsync(m => m.Bytes, cancellation);

    private async Task<MediaItem> AddAsync(ChangeWrite write, MediaItem media, CancellationToken cancellation)
    {
        db.Add(media);
        if (media.Status == MediaStatus.Processing) jobs.Add(write, JobFor(media), new ProcessMedia.Payload(media.Id));
        await write.CommitAsync(cancellation);
        return media;
    }

    private bool IsProcessed(string contentType) => processors.Any(p => p.Accepts(contentType));

    private string JobFor(MediaItem media) => media.Kind is not (MediaKind.Video or MediaKind.Audio) ? ProcessMedia.Kind
        : media.Bytes < options.Value.LargeRecordingBytes ? ProcessRecording.Kind
        : ProcessLargeRecording.Kind;

    private MediaItem NewMedia(Guid? id, Guid? ownerId, StagedFile file, string? fileName, bool isSensitive, DateTimeOffset now)
    {
        var isProcessed = IsProcessed(file.ContentType);
        return new MediaItem
        {
            Id = id ?? Guid.CreateVersion7(now),
            OwnerId = ownerId,
            Kind = isProcessed ? MediaKinds.Of(file.ContentType) : MediaKind.File,
            ContentType = isProcessed ? file.ContentType : MediaKinds.OfUnread(file.ContentType),
            FileName = FileNames.Clean(fileName),
            Blob = file.Hash,
            Bytes = file.Bytes,
            Sensitive = isSensitive,
            Status = isProcessed ? MediaStatus.Processing : MediaStatus.Ready,
            CreatedAt = now,
            CheckAt = now + options.Value.UnusedLifetime,
        };
    }
}
