using ChatServer.Changes;
using ChatServer.Refusals;
using ChatServer.SecurityEvents;
using ChatServer.Users;

namespace ChatServer.Accounts;

/// <summary>
/// Gives an account a new password that nobody chose, and ends all its sessions. It is for whoever runs the server: no request
/// leads here.
/// </summary>
public sealed partial class ResetPassword(
    ChangeLog log, UserStore users, EndSessions endSessions, PasswordHashing hashing, SecurityNotes notes, ILogger<ResetPassword> logger)
{
    /// <returns>The password, which is told this once and not kept.</returns>
    public async Task<string> RunAsync(Guid userId, CancellationToken cancellation)
    {
        var password = Password.Make();
        var hash = await hashing.HashAsync(password, cancellation);

        await using var write = await log.BeginAsync(cancellation);
        var user = await users.LockAsync(userId, cancellation) ?? throw Refusal.NoSuchUser();
        user.PasswordHash = hash;
        await endSessions.EndAsync(write, userId, _ => true, cancellation);
        await write.CommitAsync(cancellation);

        notes.Note(SecurityEventKind.PasswordReset, userId);
        WasReset(userId);
        return password;
    }

    [LoggerMessage(LogLevel.Information, "The password of {UserId} was reset")]
    private partial void WasReset(Guid userId);
}
