using System.Text.Json;
using ChatServer.Http;
using ChatServer.Refusals;
using ChatServer.Texts;

namespace ChatServer.Messages;

/// <summary>The rules for what an app may put into a message beside what people see.</summary>
public static class MessageMetadata
{
    public const int MaxUtf8Bytes = 4_096;

    /// <summary>The object itself is the first. Answers have it some levels down, and JSON has a limit of its own there.</summary>
    public const int MaxDepth = 5;

    private const string Field = "metadata";

    /// <summary>The object as it was sent; null for an empty one.</summary>
    /// <exception cref="RefusalException">It is too large, too deep, or has text in it that cannot be stored.</exception>
    public static IReadOnlyDictionary<string, JsonElement>? Parse(IReadOnlyDictionary<string, JsonElement>? metadata)
    {
        if (metadata is null or { Count: 0 }) return null;

        foreach (var value in metadata.Values) Require(value, depth: 1);
        if (JsonSerializer.SerializeToUtf8Bytes(metadata, WireJson.Options).Length > MaxUtf8Bytes)
            throw Refusal.InvalidRequest(Field, $"It must have at most {MaxUtf8Bytes} bytes as JSON in UTF-8.");

        return metadata;
    }

    private static void Require(JsonElement value, int depth)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                RequireStorable(() => value.GetString()!);
                break;
            case JsonValueKind.Array:
                RequireDepth(depth + 1);
                foreach (var item in value.EnumerateArray()) Require(item, depth + 1);
                break;
            case JsonValueKind.Object:
                RequireDepth(depth + 1);
                foreach (var member in value.EnumerateObject())
                {
                    RequireStorable(() => member.Name);
                    Require(member.Value, depth + 1);
                }

                break;
        }
    }

    private static void RequireDepth(int depth)
    {
        if (depth > MaxDepth) throw Refusal.InvalidRequest(Field, $"It must not be deeper than {MaxDepth} levels.");
    }

    private static void RequireStorable(Func<string> text)
    {
        string? problem;
        try
        {
            problem = Text.WhyNotStorable(text());
        }
        catch (InvalidOperationException)
        {
            problem = "It has text in it that is not Unicode."; // An escaped half of a surrogate pair, which is not read at all.
        }

        if (problem is not null) throw Refusal.InvalidRequest(Field, problem);
    }
}
