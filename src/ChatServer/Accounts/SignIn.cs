using ChatServer.Changes;
using ChatServer.Http;
using ChatServer.Moderation.Actions;
using ChatServer.Refusals;
using ChatServer.SecurityEvents;
using ChatServer.Statistics;
using ChatServer.Texts;
using ChatServer.Users;

namespace ChatServer.Accounts;

/// <summary>Who wants to sign in, and on what.</summary>
/// <param name="Login" example="ada">The username or the e-mail address, at most 1,000 characters.</param>
/// <param name="Password" example="correct horse battery">The password, exactly as it was given; at most 1,000 characters.</param>
/// <param name="Code">A code of the second factor, for accounts that have one; at most 100 characters.</param>
/// <param name="Device" example="Ada's laptop">A name for this device in the list of sessions, at most 200 characters.</param>
public sealed record SignInRequest(
    [TextLimit(0, Accounts.Login.MaxLength)] string Login,
    [TextLimit(0, Accounts.Password.MaxTypedLength, Format = "password")] string Password,
    [TextLimit(0, SignInRequest.MaxCodeLength)] string? Code = null,
    [TextLimit(0, Session.MaxDeviceLength)] string? Device = null)
{
    public const int MaxCodeLength = 100;

    // Keeps the password out of whatever prints the request.
    public override string ToString() => nameof(SignInRequest);
}

/// <summary>Opens a session for whoever knows the password.</summary>
public sealed partial class SignIn(
    Credentials credentials,
    ChangeLog log,
    UserStore users,
    Suspensions suspensions,
    OpenSession openSession,
    Tallies tallies,
    SecurityNotes notes,
    ILogger<SignIn> logger)
{
    public async Task<SignedIn> RunAsync(SignInRequest request, Origin origin, CancellationToken cancellation)
    {
        var device = Check(request);
        var verified = await credentials.VerifyAsync(Login.Fold(request.Login), request.Password, origin, cancellation);

        await using var write = await log.BeginAsync(cancellation);

        // Locked and compared: a password that was changed while the old one was being checked opens nothing.
        var user = await users.LockAsync(verified.UserId, cancellation);
        if (user?.PasswordHash != verified.PasswordHash) throw Refusal.WrongCredentials();

        await suspensions.RequireNoneAsync(user.Id, write.Now, cancellation);
        user.PasswordHash = verified.StrongerHash ?? verified.PasswordHash;
        var (session, answer) = openSession.Add(write, user, device, origin);
        tallies.Add(StatisticSeries.SignIns, write.Now);
        await write.CommitAsync(cancellation);

        notes.Note(SecurityEventKind.SignedIn, user.Id, origin.Network, session.Id);
        SignedInAs(user.Id, session.Id);
        return answer;
    }

    private static string? Check(SignInRequest request)
    {
        var errors = new FieldErrors();
        errors.Collect(() => Text.RequireAtMost(Login.MaxLength, request.Login, "login"));
        errors.Collect(() => Text.RequireAtMost(Password.MaxTypedLength, request.Password, "password"));
        errors.Collect(() => Text.RequireAtMost(SignInRequest.MaxCodeLength, request.Code ?? "", "code"));
        var device = errors.Collect(() => ShortText.ParseOptional(request.Device, "device", Session.MaxDeviceLength));
        errors.ThrowIfAny();
        return device;
    }

    [LoggerMessage(LogLevel.Information, "{UserId} signed in (session {SessionId})")]
    private partial void SignedInAs(Guid userId, Guid sessionId);
}
