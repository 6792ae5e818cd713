using ChatServer.Refusals;
using ChatServer.Texts;

namespace ChatServer.Messages.Attachments;

/// <summary>What goes for everything that is attached to a message.</summary>
public static class AttachmentRules
{
    /// <summary>Of each kind.</summary>
    public const int MaxCount = 10;

    public const int MaxTextLength = 200;

    internal static string? Text(string? text, string field) => ShortText.ParseOptional(text, field, MaxTextLength);

    /// <summary>Each of them checked; null for none.</summary>
    internal static IReadOnlyList<T>? Parse<T>(IReadOnlyList<T>? all, string field, Func<T, string, T> parse)
    {
        if (all is null or { Count: 0 }) return null;
        if (all.Count > MaxCount) throw Refusal.InvalidRequest(field, $"It must have at most {MaxCount}.");

        return [.. all.Select((one, i) => parse(one ?? throw Refusal.InvalidRequest($"{field}[{i}]", "It must not be null."), $"{field}[{i}]"))];
    }
}
