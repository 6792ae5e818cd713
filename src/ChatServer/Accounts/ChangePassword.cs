using ChatServer.Changes;
using ChatServer.Http;
using ChatServer.Persistence;
using ChatServer.Refusals;
using ChatServer.SecurityEvents;
using ChatServer.Texts;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Accounts;

/// <summary>Another password.</summary>
/// <param name="CurrentPassword" example="correct horse battery">The one in use, exactly as it was given; at most 1,000 characters.</param>
/// <param name="NewPassword" example="staple another horse">8 to 128 characters of any kind, used exactly as given.</param>
public sealed record ChangePasswordRequest(
    [TextLimit(0, Password.MaxTypedLength, Format = "password")] string CurrentPassword,
    [TextLimit(Password.MinLength, Password.MaxLength, Format = "password")] string NewPassword)
{
    // Keeps the passwords out of whatever prints the request.
    public override string ToString() => nameof(ChangePasswordRequest);
}

/// <summary>Replaces the password and ends all other sessions: whoever knew the old one is out.</summary>
public sealed partial class ChangePassword(
    ChatDbContext db, ChangeLog log, UserStore users, Credentials credentials, EndSessions endSessions, PasswordHashing hashing,
    SecurityNotes notes, ILogger<ChangePassword> logger)
{
    public async Task RunAsync(
        Guid userId, Guid sessionId, ChangePasswordRequest request, Origin origin, CancellationToken cancellation)
    {
        var account = await db.Users.AsNoTracking().SingleAsync(u => u.Id == userId, cancellation);
        Check(request, account);
        var verified = await credentials.VerifyAsync(account.NormalizedUserName!, request.CurrentPassword, origin, cancellation);
        var newHash = await hashing.HashAsync(request.NewPassword, cancellation);

        await using var write = await log.BeginAsync(cancellation);
        var user = await users.LockAsync(userId, cancellation);
        if (user?.PasswordHash != verified.PasswordHash) throw Refusal.WrongCredentials();

        user.PasswordHash = newHash;
        await endSessions.EndAsync(write, userId, s => s.Id != sessionId, cancellation);
        await write.CommitAsync(cancellation);
        notes.Note(SecurityEventKind.PasswordChanged, userId, origin.Network, sessionId);
        Changed(userId);
    }

    private static void Check(ChangePasswordRequest request, User account)
    {
        var errors = new FieldErrors();
        errors.Collect(() => Text.RequireAtMost(Password.MaxTypedLength, request.CurrentPassword, "currentPassword"));
        errors.Collect(() => Password.Parse(request.NewPassword, "newPassword", account.UserName, account.Email));
        errors.ThrowIfAny();
    }

    [LoggerMessage(LogLevel.Information, "{UserId} changed their password")]
    private partial void Changed(Guid userId);
}
