using ChatServer.Texts;

namespace ChatServer.Accounts;

/// <summary>What people sign in with: a username or an e-mail address, in any case.</summary>
public static class Login
{
    // Far longer than any: the rules of signing up are not applied here, yet what nobody could have typed is not looked at.
    public const int MaxLength = 1_000;

    /// <summary>As usernames and addresses are stored. What cannot be stored is nobody's, and takes the same way so that it takes as long.</summary>
    public static string Fold(string login) => Text.WhyNotStorable(login) is null ? login.ToLowerInvariant() : "";
}
