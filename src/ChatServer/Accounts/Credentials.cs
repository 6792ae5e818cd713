using ChatServer.Persistence;
using ChatServer.Refusals;
using ChatServer.SecurityEvents;
using ChatServer.Telemetry;
using ChatServer.Texts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Accounts;

/// <summary>An account and the hash its password was found right by; the hash to store instead, if that one is too weak by now.</summary>
public sealed record Verified(Guid UserId, string PasswordHash, string? StrongerHash);

/// <summary>Checks who knows a password. What is wrong, the login or the password, shows in nothing: not even in the time.</summary>
public sealed partial class Credentials(
    ChatDbContext db, PasswordHashing hashing, SignInThrottle throttle, SecurityNotes notes, ChatMetrics metrics, ILogger<Credentials> logger)
{
    public async Task<Verified> VerifyAsync(string login, string password, Origin origin, CancellationToken cancellation)
    {
        var giveBack = await throttle.TakeAsync(login, origin, cancellation);

        var user = await db.Users.AsNoTracking()
            .Where(u => u.NormalizedUserName == login || u.NormalizedEmail == login)
            .Select(u => new { u.Id, u.PasswordHash })
            .SingleOrDefaultAsync(cancellation);
        var verdict = await hashing.VerifyAsync(user?.PasswordHash, password, cancellation);
        if (user is null || verdict == PasswordVerificationResult.Failed)
        {
            metrics.SignedIn(succeeded: false);
            notes.Note(SecurityEventKind.SignInFailed, user?.Id, origin.Network);
            Refused(user?.Id);
            throw Refusal.WrongCredentials();
        }

        metrics.SignedIn(succeeded: true);
        giveBack();
        var isWeak = verdict == PasswordVerificationResult.SuccessRehashNeeded;
        return new Verified(user.Id, user.PasswordHash!, isWeak ? await hashing.HashAsync(password, cancellation) : null);
    }

    /// <summary>Finds out that the owner of a session is there in person: a device may have been left open.</summary>
    public async Task<Verified> VerifyAsync(Guid userId, string password, Origin origin, CancellationToken cancellation)
    {
        Text.RequireAtMost(Password.MaxTypedLength, password, "password");
        var login = await db.Users.Where(u => u.Id == userId).Select(u => u.NormalizedUserName).SingleAsync(cancellation);
        return await VerifyAsync(login!, password, origin, cancellation);
    }

    [LoggerMessage(LogLevel.Information, "A password was wrong, or its login nobody's (account {UserId})")]
    private partial void Refused(Guid? userId);
}
