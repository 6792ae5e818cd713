using ChatServer.Http;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatServer.Media.Uploads;

/// <summary>The one door to uploads: nobody but their owner learns of them.</summary>
public sealed class UploadStore(ChatDbContext db, IOptions<MediaOptions> options, TimeProvider clock)
{
    /// <exception cref="RefusalException">404 no-such-upload: also when it is another's, or over.</exception>
    public async Task<Upload> RequireAsync(Guid ownerId, Guid uploadId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return await db.Set<Upload>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == uploadId && u.OwnerId == ownerId && u.ExpiresAt > now, cancellation)
            ?? throw Refusal.NoSuchUpload();
    }

    public async Task SaveOffsetAsync(Guid uploadId, long offset, CancellationToken cancellation)
    {
        var expiresAt = Expiry();
        await db.Set<Upload>().Where(u => u.Id == uploadId)
            .ExecuteUpdateAsync(u => u.SetProperty(x => x.Offset, offset).SetProperty(x => x.ExpiresAt, expiresAt), cancellation);
    }

    /// <summary>Remembers it for a while, for a client that does not hear the last answer.</summary>
    public async Task SaveFinishedAsync(Guid uploadId, CancellationToken cancellation) =>
        await db.Set<Upload>().Where(u => u.Id == uploadId).ExecuteUpdateAsync(u => u.SetProperty(x => x.IsFinished, true), cancellation);

    public Task RemoveAsync(Guid uploadId, CancellationToken cancellation) =>
        db.Set<Upload>().Where(u => u.Id == uploadId).ExecuteDeleteAsync(cancellation);

    /// <summary>When an upload to which something happens now is over.</summary>
    public DateTimeOffset Expiry() => clock.GetUtcNow().CutToMilliseconds() + options.Value.UploadLifetime;
}
