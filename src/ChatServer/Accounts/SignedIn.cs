using ChatServer.Users;

namespace ChatServer.Accounts;

/// <summary>A session that was just opened.</summary>
/// <param name="User">Who is signed in.</param>
/// <param name="Token">Goes into "Authorization: Bearer …" of every request. It is told this once and cannot be asked for again.</param>
/// <param name="ExpiresAt">When the session ends if it is not used: 30 days from now. Each use moves this on, up to one year.</param>
public sealed record SignedIn(OwnProfile User, string Token, DateTimeOffset ExpiresAt)
{
    // Keeps the token out of whatever prints the answer.
    public override string ToString() => nameof(SignedIn);
}
