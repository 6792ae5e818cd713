using System.Text.Json;
using System.Text.Json.Serialization;
using ChatServer.Http;
using ChatServer.Messages.Attachments;
using ChatServer.Messages.Entities;
using ChatServer.Messages.Forwards;
using ChatServer.Messages.LinkPreviews;
using ChatServer.Messages.Polls;
using ChatServer.Messages.Reactions;
using ChatServer.Messages.Replies;
using ChatServer.Stories;

namespace ChatServer.Messages;

/// <summary>What a message carries beside its text and its media. Most messages carry nothing, and nothing is stored for them.</summary>
/// <remarks>
/// One column of JSON, read with the message and written as a whole under the conversation's lock. It goes with the text when the
/// message is deleted. The names are stored, so they are for ever.
/// </remarks>
public sealed record MessageDetails
{
    private static readonly JsonSerializerOptions Stored = new(WireJson.Options)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    };

    public IReadOnlyDictionary<string, JsonElement>? Metadata { get; init; }

    public bool Silent { get; init; }

    /// <summary>What the sender gave, kept for edits.</summary>
    public AllowedMentions? AllowedMentions { get; init; }

    public IReadOnlyList<TextEntity>? Entities { get; init; }

    public IReadOnlyList<Location>? Locations { get; init; }

    public IReadOnlyList<Contact>? Contacts { get; init; }

    public Poll? Poll { get; init; }

    public ForwardedFrom? ForwardedFrom { get; init; }

    public StoryReference? Story { get; init; }

    public LinkPreview? Preview { get; init; }

    /// <summary>Whether no preview is to be made of its link.</summary>
    public bool NoPreview { get; init; }

    public RepliesView? Replies { get; init; }

    public IReadOnlyList<ReactionSummary>? Reactions { get; init; }

    /// <summary>What <see cref="Reactions"/> will be within a second, in a channel where some came or went; otherwise null.</summary>
    public IReadOnlyList<ReactionSummary>? ReactionsSoon { get; init; }

    public DateTimeOffset? PinnedAt { get; init; }

    public Guid? PinnedBy { get; init; }

    /// <summary>The reactions that there are by now, shown or not.</summary>
    [JsonIgnore]
    public IReadOnlyList<ReactionSummary>? AllReactions => ReactionsSoon ?? Reactions;

    /// <summary>Whether something is attached, so that there need be no text.</summary>
    [JsonIgnore]
    public bool HasAttachments => Locations is not null || Contacts is not null || Poll is not null;

    /// <summary>What there is to read in it.</summary>
    [JsonIgnore]
    public IEnumerable<string> Texts =>
    [
        .. Poll is { } poll ? [poll.Question, .. poll.Options.Select(o => o.Text), poll.Explanation ?? ""] : Array.Empty<string>(),
        .. (Locations ?? []).Select(l => l.Name ?? ""),
        .. (Contacts ?? []).SelectMany(c => new[] { c.Name, c.Phone ?? "", c.Email ?? "" }),
    ];

    /// <summary>How long it was where it was read from.</summary>
    [JsonIgnore]
    public int StoredLength { get; private init; }

    /// <summary>What a message carries besides, and what was found in its text.</summary>
    public static MessageDetails? Of(MessageDetails? details, IReadOnlyList<TextEntity>? entities) =>
        entities is null ? details : (details ?? new MessageDetails()) with { Entities = entities };

    /// <summary>What is stored; null when there is nothing to store.</summary>
    public static string? Write(MessageDetails? details) =>
        details is null || JsonSerializer.Serialize(details, Stored) is not { Length: > 2 } json ? null : json;

    public static MessageDetails? Read(string? json) =>
        json is null ? null : JsonSerializer.Deserialize<MessageDetails>(json, Stored)! with { StoredLength = json.Length };
}
