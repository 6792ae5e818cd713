using ChatServer.Refusals;

namespace ChatServer.Texts;

/// <summary>Names, titles and other single pieces of text that people give to things.</summary>
public static class ShortText
{
    // One character is composed of four at most (U+1F82 is), each of two UTF-16 units at most.
    private const int MaxUnitsPerCharacter = 8;

    /// <summary>The text in Unicode's composed form (NFC), so that names which look the same are the same. Lengths count code points.</summary>
    /// <exception cref="RefusalException">It is too long, shows nothing, or cannot be stored.</exception>
    public static string Parse(string text, string field, int maxLength)
    {
        if (Text.WhyNotStorable(text) is { } problem) throw Refusal.InvalidRequest(field, problem);

        // Far too much is not even composed: that takes time.
        var composed = text.Length <= maxLength * MaxUnitsPerCharacter ? Composition.Compose(text).Trim() : text;
        Text.RequireAtMost(maxLength, composed, field);
        if (!Text.HasSomethingVisible(composed)) throw Refusal.InvalidRequest(field, "It must have something visible in it.");

        return composed;
    }

    /// <summary>As <see cref="Parse"/>; null and empty text clear it.</summary>
    public static string? ParseOptional(string? text, string field, int maxLength) =>
        string.IsNullOrEmpty(text) ? null : Parse(text, field, maxLength);
}
