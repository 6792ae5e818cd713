using System.Text.Json.Serialization;

namespace ChatServer.Messages.Entities;

/// <summary>What a part of a message's text is: found by the server, for clients to show. The text itself stays as it was sent.</summary>
/// <remarks>Two of them never cross: one lies within the other, or they have nothing in common.</remarks>
public sealed record TextEntity
{
    /// <summary>What it is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public EntityType Type { get; init; }

    /// <summary>Where it begins in content, in UTF-16 code units, the marks included.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int Offset { get; init; }

    /// <summary>How long it is, in UTF-16 code units, the marks included.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int Length { get; init; }

    /// <summary>How many UTF-16 code units at its beginning are marks, which need not be shown; absent if none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Open { get; init; }

    /// <summary>How many UTF-16 code units at its end are marks, which need not be shown; absent if none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Close { get; init; }

    /// <summary>Who is meant; only in a mention.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? UserId { get; init; }

    /// <summary>Where a link leads: http, https or mailto; only in a link. Show it to people before they follow it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; init; }

    /// <summary>The language that a code block names, if it does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Language { get; init; }
}
