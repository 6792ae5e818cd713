using ChatServer.Refusals;

namespace ChatServer.Accounts;

/// <summary>The name that people sign in with and are found by; there are no two that differ only in case.</summary>
public static class Username
{
    public const int MinLength = 3;
    public const int MaxLength = 32;
    public const string Pattern = "^[A-Za-z0-9._-]+$";

    public static string Parse(string text, string field)
    {
        if (text.Length is < MinLength or > MaxLength)
            throw Refusal.InvalidRequest(field, $"It must have {MinLength} to {MaxLength} characters.");
        if (!text.All(IsAllowed)) throw Refusal.InvalidRequest(field, "It may have only a-z, 0-9, dot, underscore and hyphen.");

        return text.ToLowerInvariant();
    }

    internal static bool IsAllowed(char c) => char.IsAsciiLetter(c) || char.IsAsciiDigit(c) || c is '.' or '_' or '-';
}
