using System.Collections.Frozen;
using System.Security.Cryptography;
using ChatServer.Refusals;
using ChatServer.Texts;

namespace ChatServer.Accounts;

/// <summary>What a new password must be: long enough and not the first that anybody would guess. It is used exactly as it was typed.</summary>
public static class Password
{
    public const int MinLength = 8;
    public const int MaxLength = 128;

    /// <summary>Of one that is given to prove who is asking. Which passwords there can be is not told there.</summary>
    public const int MaxTypedLength = 1_000;

    // The commonest in published leaks that are long enough to pass otherwise.
    private static readonly FrozenSet<string> Commonest = FrozenSet.ToFrozenSet(
        [
            "password", "password1", "12345678", "123456789", "1234567890", "0123456789", "87654321", "987654321", "0987654321",
            "11111111", "00000000", "88888888", "12341234", "11223344", "1q2w3e4r", "1qaz2wsx", "qwertyui", "qwertyuiop", "qwerty123",
            "asdfghjkl", "abcd1234", "abc12345", "iloveyou", "sunshine", "princess", "football", "baseball", "superman", "trustno1",
            "starwars", "whatever", "computer", "internet", "corvette", "mercedes", "samantha", "jennifer", "michelle", "liverpool",
        ],
        StringComparer.OrdinalIgnoreCase);

    public static string Parse(string text, string field, string? username, string? email)
    {
        if (Text.WhyNotStorable(text) is { } problem) throw Refusal.InvalidRequest(field, problem);
        if (text.EnumerateRunes().Count() is < MinLength or > MaxLength)
            throw Refusal.InvalidRequest(field, $"It must have {MinLength} to {MaxLength} characters.");
        if (Commonest.Contains(text)) throw Refusal.InvalidRequest(field, "It is one of the commonest passwords.");
        if (IsSame(text, username) || IsSame(text, email)) throw Refusal.InvalidRequest(field, "It must differ from the username and the e-mail address.");

        return text;
    }

    /// <summary>A password that nobody can guess: 16 of 31 characters that are not mistaken for each other, 79 bits.</summary>
    public static string Make() =>
        string.Join('-', RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 16).Chunk(4).Select(c => new string(c)));

    private static bool IsSame(string password, string? other) => string.Equals(password, other, StringComparison.OrdinalIgnoreCase);
}
