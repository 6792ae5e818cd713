using ChatServer.Changes;
using ChatServer.Persistence;
using ChatServer.Refusals;
using ChatServer.Texts;
using ChatServer.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Accounts;

/// <summary>Who wants to sign in, and on what.</summary>
/// <param name="Login">The username or the e-mail address.</param>
/// <param name="Password">The password, exactly as it was given.</param>
/// <param name="Code">A code of the second factor, for accounts that have one.</param>
/// <param name="Device">A name for this device in the list of sessions, at most 200 characters.</param>
public sealed record SignInRequest(string Login, string Password, string? Code = null, string? Device = null)
{
    // Keeps the password out of whatever prints the request.
    public override string ToString() => nameof(SignInRequest);
}

/// <summary>Opens a session for whoever knows the password. What is wrong, the login or the password, shows in nothing.</summary>
public sealed partial class SignIn(ChatDbContext db, ChangeLog log, PasswordHashing hashing, ILogger<SignIn> logger)
{
    public async Task<SignedIn> RunAsync(SignInRequest request, CancellationToken cancellation)
    {
        var device = ShortText.ParseOptional(request.Device, "device", Session.MaxDeviceLength);

        var user = await FindAsync(request.Login, cancellation);
        var verdict = await hashing.VerifyAsync(user?.PasswordHash, request.Password, cancellation);
        if (user is null || verdict == PasswordVerificationResult.Failed)
        {
            Refused(user?.Id);
            throw Refusal.WrongCredentials();
        }

        var newHash = verdict == PasswordVerificationResult.SuccessRehashNeeded
            ? await hashing.HashAsync(request.Password, cancellation)
            : null;
        return await StartAsync(user, device, newHash, cancellation);
    }

    private async Task<User?> FindAsync(string login, CancellationToken cancellation)
    {
        // What cannot be stored is nobody's login; it takes the same way, so that it takes as long.
        var folded = Text.WhyNotStorable(login) is null ? login.ToLowerInvariant() : "";
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(
            u => u.NormalizedUserName == folded || u.NormalizedEmail == folded, cancellation);
    }

    private async Task<SignedIn> StartAsync(User verified, string? device, string? newHash, CancellationToken cancellation)
    {
        await using var write = await log.BeginAsync(cancellation);

        // Locked and compared: a password that was changed while the old one was being checked opens nothing.
        var user = await db.LockUserAsync(verified.Id, cancellation);
        if (user is null || user.PasswordHash != verified.PasswordHash) throw Refusal.WrongCredentials();

        if (newHash is not null) user.PasswordHash = newHash;
        var (session, token) = Session.Start(user.Id, device, write.Now);
        db.Add(session);
        write.AppendToList(user.Id, UserChanges.SessionStarted, session.Id);
        await write.CommitAsync(cancellation);

        SignedInAs(user.Id, session.Id);
        return new SignedIn(OwnProfile.Of(user), token, session.ExpiresAt);
    }

    [LoggerMessage(LogLevel.Information, "A sign-in was refused (account {UserId})")]
    private partial void Refused(Guid? userId);

    [LoggerMessage(LogLevel.Information, "{UserId} signed in (session {SessionId})")]
    private partial void SignedInAs(Guid userId, Guid sessionId);
}
