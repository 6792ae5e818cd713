using ChatServer.Changes;
using ChatServer.Persistence;
using ChatServer.Refusals;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatServer.Media.Uploads;

/// <summary>Makes room for a file that is to come in pieces.</summary>
public sealed class StartUpload(ChangeLog log, UserStore users, AddMedia addMedia, UploadStore uploads, ChatDbContext db, IOptions<MediaOptions> options)
{
    public async Task<Upload> RunAsync(Guid ownerId, long bytes, string? metadata, CancellationToken cancellation)
    {
        var fileName = UploadMetadata.Parse(metadata).FileName;
        if (bytes == 0) throw Refusal.InvalidRequest(Tus.LengthHeader, "The file must not be empty.");
        if (bytes > options.Value.MaxBytes) throw Refusal.MediaTooLarge(options.Value.MaxBytes);

        await addMedia.RequireNameAsync(ownerId, fileName, cancellation);
        await using var write = await log.BeginAsync(cancellation);

        // One at a time for each person, so that two of them do not both find the last room.
        _ = await users.LockAsync(ownerId, cancellation) ?? throw Refusal.NotSignedIn();
        await RequireRoomAsync(ownerId, bytes, cancellation);

        var upload = new Upload
        {
            Id = Guid.CreateVersion7(write.Now),
            OwnerId = ownerId,
            Bytes = bytes,
            Metadata = metadata,
            ExpiresAt = uploads.Expiry(),
        };
        db.Add(upload);
        await write.CommitAsync(cancellation);
        return upload;
    }

    private async Task RequireRoomAsync(Guid ownerId, long bytes, CancellationToken cancellation)
    {
        var underWay = db.Set<Upload>().Where(u => u.OwnerId == ownerId && !u.IsFinished);
        if (await underWay.CountAsync(cancellation) >= options.Value.MaxUploads) throw Refusal.TooManyUploads();

        var expected = await underWay.SumAsync(u => u.Bytes, cancellation);
        if (await addMedia.StoredAsync(ownerId, cancellation) + expected + bytes > options.Value.QuotaBytes) throw Refusal.MediaQuotaExceeded();
    }
}
