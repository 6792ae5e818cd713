using ChatServer.Media.Storage;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatServer.Media.Uploads;

/// <summary>Makes the media of an upload that is whole; once, however often it is asked to.</summary>
public sealed class FinishUpload(
    AddMedia addMedia, UploadStore uploads, UploadFiles files, Staging staging, ChatDbContext db, IOptions<MediaOptions> options)
{
    /// <param name="upload">Held by the caller.</param>
    /// <param name="cancellation">Ends it before the media is made, to be begun anew by whoever looks at the upload next.</param>
    public async Task RunAsync(Upload upload, CancellationToken cancellation)
    {
        // The server may have been killed between the media and the note that it is made.
        if (!await db.Set<MediaItem>().AnyAsync(m => m.Id == upload.Id, cancellation))
        {
            // Without second names it was handed over, and the server was killed before anything referred to it: the client begins anew.
            if (!files.Has(upload)) throw Refusal.NoSuchUpload();

            try
            {
                await AddAsync(upload, cancellation);
            }
            catch (RefusalException refusal) when (refusal.Status < StatusCodes.Status500InternalServerError)
            {
                // No repetition would make it better.
                await uploads.RemoveAsync(upload.Id, CancellationToken.None);
                files.Delete(upload.Id);
                throw;
            }
        }

        await uploads.SaveFinishedAsync(upload.Id, cancellation);
        files.Delete(upload.Id); // It was copied or linked, unless it was moved.
    }

    private async Task AddAsync(Upload upload, CancellationToken cancellation)
    {
        var name = files.NameToHandOver(upload.Id, staging.NewPath());
        try
        {
            var file = await Staging.TakeAsync(name, cancellation);
            var most = options.Value.MaxBytesOf(MediaKinds.Of(file.ContentType));
            if (file.Bytes > most) throw Refusal.MediaTooLarge(most);

            var (fileName, isSensitive) = UploadMetadata.Parse(upload.Metadata);
            await addMedia.RunAsync(upload.OwnerId, file, fileName, isSensitive, cancellation, upload.Id);
        }
        finally
        {
            // Moved away, unless it was refused or there already.
            if (name != files.PathOf(upload.Id)) File.Delete(name);
        }
    }
}
