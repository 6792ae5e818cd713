using ChatServer.Changes;
using ChatServer.Http;
using ChatServer.Messages;
using ChatServer.Persistence;
using ChatServer.Refusals;
using ChatServer.SecurityEvents;
using ChatServer.Statistics;
using ChatServer.Texts;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ChatServer.Accounts;

/// <summary>A new account.</summary>
/// <param name="Username" example="ada">3 to 32 of a-z, 0-9, dot, underscore and hyphen; capitals become small. Nobody else has it.</param>
/// <param name="Email" example="ada@example.org">At most 254 characters. Nobody else has it, and nobody else sees it.</param>
/// <param name="Password" example="correct horse battery">8 to 128 characters of any kind, used exactly as given.</param>
/// <param name="DisplayName" example="Ada">1 to 80 characters; the username if absent.</param>
public sealed record SignUpRequest(
    [TextLimit(Accounts.Username.MinLength, Accounts.Username.MaxLength, Pattern = Accounts.Username.Pattern)] string Username,
    [TextLimit(0, EmailAddress.MaxLength, Format = "email")] string Email,
    [TextLimit(Accounts.Password.MinLength, Accounts.Password.MaxLength, Format = "password")] string Password,
    [TextLimit(1, User.MaxDisplayNameLength)] string? DisplayName = null)
{
    // Keeps the password out of whatever prints the request.
    public override string ToString() => nameof(SignUpRequest);
}

/// <summary>Makes an account and signs it in. Of any number who race for a name or an address, one gets it.</summary>
public sealed class SignUp(
    ChatDbContext db,
    ChangeLog log,
    OpenSession openSession,
    PasswordHashing hashing,
    SignUpThrottle throttle,
    PostingRules rules,
    Tallies tallies,
    SecurityNotes notes)
{
    public async Task<SignedIn> RunAsync(SignUpRequest request, Origin origin, CancellationToken cancellation)
    {
        var user = Check(request);
        throttle.Take(origin);
        await rules.RequireAsync(NewText.Standing(user.Id, SaidAs.Profile, [(null, user.DisplayName), (null, user.UserName)]), cancellation);
        await RefuseTakenAsync(user, cancellation);
        user.PasswordHash = await hashing.HashAsync(request.Password, cancellation);

        await using var write = await log.BeginAsync(cancellation);
        user.CreatedAt = user.UpdatedAt = write.Now;
        db.Add(user);
        tallies.Add(StatisticSeries.Registrations, write.Now);
        var (session, answer) = openSession.Add(write, user, null, origin);
        try
        {
            await write.CommitAsync(cancellation);
        }
        catch (DbUpdateException failure) when (failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } taken)
        {
            throw taken.ConstraintName == UserConfiguration.EmailIndex ? Refusal.EmailTaken() : Refusal.UsernameTaken();
        }

        notes.Note(SecurityEventKind.SignedUp, user.Id, origin.Network, session.Id);
        return answer;
    }

    private static User Check(SignUpRequest request)
    {
        var errors = new FieldErrors();
        var username = errors.Collect(() => Username.Parse(request.Username, "username"));
        var email = errors.Collect(() => EmailAddress.Parse(request.Email, "email"));
        errors.Collect(() => Password.Parse(request.Password, "password", request.Username, request.Email));
        var displayName = errors.Collect(() => request.DisplayName is null
            ? username
            : ShortText.Parse(request.DisplayName, "displayName", User.MaxDisplayNameLength));
        errors.ThrowIfAny();

        return new User
        {
            Id = Guid.CreateVersion7(),
            UserName = username,
            NormalizedUserName = username,
            Email = email,
            NormalizedEmail = EmailAddress.Fold(email),
            DisplayName = displayName,
        };
    }

    // Asked before the costly hash; whether it is still so decides the database.
    private async Task RefuseTakenAsync(User user, CancellationToken cancellation)
    {
        var taken = await db.Users
            .Where(u => u.NormalizedUserName == user.NormalizedUserName || u.NormalizedEmail == user.NormalizedEmail)
            .Select(u => u.NormalizedUserName)
            .ToListAsync(cancellation);

        if (taken.Contains(user.NormalizedUserName)) throw Refusal.UsernameTaken();
        if (taken.Count > 0) throw Refusal.EmailTaken();
    }
}
