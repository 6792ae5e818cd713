using ChatServer.Jobs;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Harness;

/// <summary>What the server does by itself, and the time that brings it about.</summary>
public static class ServerJobs
{
    /// <summary>What the server does by itself must not look as if somebody had asked for it.</summary>
    public static async Task AllJobsAreDone(this ChatApp app)
    {
        List<Job> undone = [];
        await Eventually.IsTrue(
            async () => (undone = await app.WithDatabase(db => Undone(db.Set<Job>(), app.Clock.GetUtcNow()).ToListAsync())).Count == 0,
            () => $"all jobs are done, but {string.Join(", ", undone.Select(j => $"{j.Kind} (attempts {j.Attempts}, due in {j.NotBefore - app.Clock.GetUtcNow()})"))}");
    }

    /// <summary>Moves the clock. What is under way is done first: a job outlives its lease while it runs if the time goes on by more, and is then run twice.</summary>
    public static async Task TimePasses(this ChatApp app, TimeSpan time)
    {
        await app.AllJobsAreDone();
        app.Clock.Advance(time);
    }

    private static IQueryable<Job> Undone(IQueryable<Job> jobs, DateTimeOffset now) =>
        jobs.AsNoTracking().Where(j => j.Attempts > 0 || j.NotBefore <= now);
}
