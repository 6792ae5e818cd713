using ChatServer.Jobs;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Accounts;

/// <summary>Removes sessions that ended long ago, once a day.</summary>
public sealed class ForgetSessions(ChatDbContext db, TimeProvider clock) : IJobHandler
{
    // Until then a device is still recognised by its dead token, and a network by its last session (see SignInThrottle).
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(90);

    public static string Kind => "sessions.forget";

    public async Task<TimeSpan?> RunAsync(string payload, CancellationToken cancellation)
    {
        var before = clock.GetUtcNow() - Remembered;
        await db.Set<Session>().Where(s => (s.RevokedAt ?? s.ExpiresAt) < before).ExecuteDeleteAsync(cancellation);
        return TimeSpan.FromDays(1);
    }
}
