namespace ChatServer.Http;

/// <summary>Ids as they are written everywhere: 32 hexadecimal digits in five groups with hyphens between them.</summary>
public static class Ids
{
    public const int Length = 36;

    // The framework alone would also take space around it, and signs and "0x" in front of its groups.
    public static bool TryParse(string? text, out Guid id)
    {
        id = default;
        return text is { Length: Length } && text.All(c => c == '-' || char.IsAsciiHexDigit(c)) && Guid.TryParseExact(text, "D", out id);
    }
}
