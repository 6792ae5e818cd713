using System.Linq.Expressions;
using ChatServer.Changes;
using ChatServer.Persistence;
using ChatServer.Refusals;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Accounts;

/// <summary>Ends sessions: their tokens are dead when this returns, and their sockets are being closed.</summary>
public sealed partial class EndSessions(ChatDbContext db, ChangeLog log, UserStore users, ILogger<EndSessions> logger)
{
    /// <summary>Ends one of a person's sessions; somebody else's is no session at all.</summary>
    public async Task EndOneAsync(Guid userId, Guid sessionId, CancellationToken cancellation)
    {
        await using var write = await log.BeginAsync(cancellation);
        await users.LockAsync(userId, cancellation);
        if (await EndAsync(write, userId, s => s.Id == sessionId, cancellation) == 0) throw Refusal.NoSuchSession();
        await write.CommitAsync(cancellation);
    }

    public async Task EndOthersAsync(Guid userId, Guid currentId, CancellationToken cancellation)
    {
        await using var write = await log.BeginAsync(cancellation);
        await users.LockAsync(userId, cancellation);
        await EndAsync(write, userId, s => s.Id != currentId, cancellation);
        await write.CommitAsync(cancellation);
    }

    /// <summary>Ends sessions as part of something greater. The person is locked already.</summary>
    internal async Task<int> EndAsync(
        ChangeWrite write, Guid userId, Expression<Func<Session, bool>> which, CancellationToken cancellation)
    {
        var sessions = await db.Set<Session>()
            .Where(s => s.UserId == userId && s.RevokedAt == null && s.ExpiresAt > write.Now)
            .Where(which)
            .ToListAsync(cancellation);
        if (sessions.Count == 0) return 0;

        foreach (var session in sessions)
        {
            session.RevokedAt = write.Now;
            write.AppendToList(userId, UserChanges.SessionEnded, session.Id);
            Ended(session.Id, userId);
        }

        write.Announce(new SessionsEnded(userId, [.. sessions.Select(s => s.Id)]));
        return sessions.Count;
    }

    [LoggerMessage(LogLevel.Information, "Session {SessionId} of {UserId} ends")]
    private partial void Ended(Guid sessionId, Guid userId);
}
