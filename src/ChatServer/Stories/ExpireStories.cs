using ChatServer.Changes;
using ChatServer.Jobs;
using ChatServer.Media;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Stories;

/// <summary>Erases stories that have had their time. Nobody sees them any more by then, and everybody knew when that would be: nobody is told.</summary>
/// <remarks>It looks again when the next one is due, or after an hour: what is posted in between is due a day later.</remarks>
internal sealed class ExpireStories(ChatDbContext db, ChangeLog log, ReleaseMedia releaseMedia, TimeProvider clock) : IJobHandler
{
    internal const int AtOnce = 50;

    private static readonly TimeSpan LooksEvery = TimeSpan.FromHours(1);

    public static string Kind => "stories.expire";

    public async Task<TimeSpan?> RunAsync(string payload, CancellationToken cancellation)
    {
        while (await EraseSomeAsync(cancellation) == AtOnce)
        {
            // There may be more.
        }

        var next = await db.Set<Story>().MinAsync(s => (DateTimeOffset?)s.ExpiresAt, cancellation);
        return next - clock.GetUtcNow() is { } wait && wait < LooksEvery ? wait : LooksEvery;
    }

    private async Task<int> EraseSomeAsync(CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        await using var write = await log.BeginAsync(cancellation);
        var due = await db.Set<Story>()
            .FromSql($"select * from stories where expires_at <= {write.Now} order by expires_at limit {AtOnce} for update skip locked")
            .ToListAsync(cancellation);
        if (due.Count == 0) return 0;

        var ids = due.ConvertAll(s => s.Id);
        await db.Set<StoryViewer>().Where(v => ids.Contains(v.StoryId)).ExecuteDeleteAsync(cancellation);
        db.RemoveRange(due);
        await db.SaveChangesAsync(cancellation);
        await releaseMedia.AllAsync([.. due.Select(s => s.MediaId).OfType<Guid>()], cancellation);
        await write.CommitAsync(cancellation);
        return due.Count;
    }
}
