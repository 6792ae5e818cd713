using ChatServer.Refusals;
using ChatServer.Texts;

namespace ChatServer.Accounts;

/// <summary>An address that mail could be sent to. Only a mail that arrives proves more.</summary>
public static class EmailAddress
{
    // RFC 5321 section 4.5.3.1: the longest path is 256 octets with its angle brackets, the longest local part 64.
    public const int MaxLength = 254;
    private const int MaxLocalLength = 64;
    private const int MaxLabelLength = 63;

    public static string Parse(string text, string field)
    {
        var at = text.LastIndexOf('@');
        var isValid = text.Length <= MaxLength && Text.WhyNotStorable(text) is null
            && at is > 0 and <= MaxLocalLength && IsLocalPart(text[..at]) && IsDomain(text[(at + 1)..]);

        return isValid ? text : throw Refusal.InvalidRequest(field, $"It must be an e-mail address of at most {MaxLength} characters.");
    }

    /// <summary>Two addresses that differ only in case are one account's.</summary>
    public static string Fold(string address) => address.ToLowerInvariant();

    private static bool IsLocalPart(string text) =>
        text.Split('.').All(atom => atom.Length > 0 && atom.All(c => c > 0x7F ? char.IsLetterOrDigit(c) : IsAtomCharacter(c)));

    // RFC 5322 section 3.2.3; quoted local parts are left out on purpose.
    private static bool IsAtomCharacter(char c) => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~".Contains(c, StringComparison.Ordinal);

    private static bool IsDomain(string text) => text.Split('.').All(IsLabel);

    private static bool IsLabel(string text) =>
        text.Length is > 0 and <= MaxLabelLength && text[0] != '-' && text[^1] != '-' && text.All(c => char.IsLetterOrDigit(c) || c == '-');
}
