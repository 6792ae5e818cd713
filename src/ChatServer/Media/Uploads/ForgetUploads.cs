using ChatServer.Jobs;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Media.Uploads;

/// <summary>Removes uploads that nobody went on with, every few minutes.</summary>
public sealed class ForgetUploads(ChatDbContext db, UploadFiles files, UploadStore uploads, TimeProvider clock) : IJobHandler
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    public static string Kind => "uploads.forget";

    public async Task<TimeSpan?> RunAsync(string payload, CancellationToken cancellation)
    {
        foreach (var id in await OverAsync(cancellation)) await ForgetAsync(id, cancellation);
        return Every;
    }

    private async Task ForgetAsync(Guid uploadId, CancellationToken cancellation)
    {
        // Something arrives at this moment, which lengthens its life.
        if (files.TryTake(uploadId) is not { } hold) return;

        using (hold)
        {
            if (!(await OverAsync(cancellation)).Contains(uploadId)) return;
            files.Delete(uploadId);
            await uploads.RemoveAsync(uploadId, cancellation);
        }
    }

    private Task<List<Guid>> OverAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return db.Set<Upload>().Where(u => u.ExpiresAt <= now).Select(u => u.Id).ToListAsync(cancellation);
    }
}
