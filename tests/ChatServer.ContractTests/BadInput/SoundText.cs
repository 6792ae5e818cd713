using System.Globalization;

namespace ChatServer.ContractTests.BadInput;

/// <summary>Texts of an exact length that fit everything else which their schema says.</summary>
internal static class SoundText
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789";

    // Of a network that is nobody's, for documentation (RFC 5737).
    private const string NobodysAddress = "http://192.0.2.1/";

    // A clef: one code point, two units of UTF-16, four bytes of UTF-8.
    private const string WideCharacter = "\U0001D11E";

    public static string Of(ApiSchema schema, int length) => schema.Format switch
    {
        "email" => Email(length),
        "uri" => NobodysAddress + Random(length - NobodysAddress.Length),
        _ when schema.Pattern?.Contains("https?://", StringComparison.Ordinal) == true => NobodysAddress + Random(length - NobodysAddress.Length),
        _ when schema.Pattern?.Contains("A-Fa-f", StringComparison.Ordinal) == true => new string('a', length),
        _ => Random(length),
    };

    /// <summary>Of characters beyond the Basic Multilingual Plane; null where they are not allowed.</summary>
    public static string? WideOf(ApiSchema schema, int length) =>
        schema.Format is not null and not "password" || schema.Pattern is not null ? null : string.Concat(Enumerable.Repeat(WideCharacter, length));

    private static string Random(int length) => System.Security.Cryptography.RandomNumberGenerator.GetString(Letters, length);

    // The part before the @ has at most 64 characters, those between dots at most 63.
    private static string Email(int length)
    {
        var local = Random(Math.Clamp(length - 2, 1, 64));
        var domain = Random(Math.Max(length - local.Length - 1, 1)).ToCharArray();
        for (var i = 50; i < domain.Length - 1; i += 50) domain[i] = '.';
        return string.Create(CultureInfo.InvariantCulture, $"{local}@{new string(domain)}");
    }
}
