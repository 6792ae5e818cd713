using System.Text.Json;
using ChatServer.Http;
using ChatServer.Jobs;
using ChatServer.Media.Processing;
using ChatServer.Media.Storage;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Media;

/// <summary>Has what people see made of an upload. It is tried a few times: an upload that takes the server down with it is set aside.</summary>
/// <remarks>One that was interrupted is tried again alone, so that no other is blamed for it.</remarks>
public sealed partial class ProcessMedia(
    ChatDbContext db,
    IBlobStore store,
    BlobKeeper blobs,
    Staging staging,
    FinishMedia finish,
    ProcessingRoom room,
    IEnumerable<IMediaProcessor> processors,
    ILogger<ProcessMedia> logger) : IJobHandler
{
    private const int MaxAttempts = 3;
    private const string GivenUp = "It could not be processed.";

    /// <summary>Pictures and documents.</summary>
    public static string Kind => "media.process";

    public static int AtOnce { get; } = Math.Max(2, Environment.ProcessorCount);

    public async Task<TimeSpan?> RunAsync(string payload, CancellationToken cancellation)
    {
        var mediaId = JsonSerializer.Deserialize<Payload>(payload, WireJson.Options)!.MediaId;
        var media = await db.Set<MediaItem>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == mediaId, cancellation);
        if (media is not { Status: MediaStatus.Processing }) return null;

        // Recordings are other processes' work, which can take nothing down here.
        var isSuspect = media is { Attempts: > 0, Kind: not (MediaKind.Video or MediaKind.Audio) };
        using var place = await room.EnterAsync(alone: isSuspect, cancellation);

        // Counted before it begins: what follows may be the last thing that this process does.
        await CountAsync(mediaId, 1, cancellation);
        if (media.Attempts == MaxAttempts) await finish.FailAsync(mediaId, GivenUp, cancellation);
        else await TryAsync(media, cancellation);
        return null;
    }

    private async Task TryAsync(MediaItem media, CancellationToken cancellation)
    {
        try
        {
            await MakeAsync(media, cancellation);
        }
        catch (UnprocessableMediaException broken)
        {
            await finish.FailAsync(media.Id, broken.Message, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The server stops, which is not the file's fault.
            await CountAsync(media.Id, -1, CancellationToken.None);
            throw;
        }
        catch (Exception failure) when (media.Attempts + 1 == MaxAttempts)
        {
            SetAside(failure, media.Id, media.ContentType);
            await finish.FailAsync(media.Id, GivenUp, cancellation);
        }
    }

    private async Task MakeAsync(MediaItem media, CancellationToken cancellation)
    {
        var directory = staging.NewDirectory();
        try
        {
            var processor = processors.FirstOrDefault(p => p.Accepts(media.ContentType)) ?? throw new UnprocessableMediaException(GivenUp);
            var path = await store.PathOfAsync(media.Blob, directory.FullName, cancellation);
            var made = await processor.ProcessAsync(path, media.ContentType, directory.FullName, cancellation);

            var files = new List<KeptFile>();
            foreach (var file in made.Files)
            {
                var staged = await Staging.TakeAsync(file.Path, cancellation);
                await blobs.KeepAsync(staged, cancellation);
                files.Add(new KeptFile(file, staged.Hash, staged.Bytes));
            }

            await finish.CompleteAsync(media.Id, made, files, cancellation);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private Task<int> CountAsync(Guid mediaId, int attempts, CancellationToken cancellation) =>
        db.Set<MediaItem>().Where(m => m.Id == mediaId && m.Status == MediaStatus.Processing)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Attempts, m => m.Attempts + attempts), cancellation);

    [LoggerMessage(LogLevel.Warning, "Media {MediaId} ({ContentType}) is set aside: it could not be processed")]
    private partial void SetAside(Exception failure, Guid mediaId, string contentType);

    public sealed record Payload(Guid MediaId);
}

/// <summary>A file that processing made, safely stored.</summary>
public sealed record KeptFile(ProcessedFile File, byte[] Hash, long Bytes);
