using System.Text.Json;
using System.Text.Json.Serialization;
using ChatServer.Changes;
using ChatServer.Media;
using ChatServer.Messages.Attachments;
using ChatServer.Messages.Entities;
using ChatServer.Messages.Forwards;
using ChatServer.Messages.LinkPreviews;
using ChatServer.Messages.Polls;
using ChatServer.Messages.Reactions;
using ChatServer.Messages.Replies;
using ChatServer.Stories;

namespace ChatServer.Messages;

/// <summary>A message as every reader sees it.</summary>
/// <param name="Id">The message's id.</param>
/// <param name="ConversationId">The conversation it was sent to.</param>
/// <param name="Seq">Position in the conversation; the only order. Positions between messages belong to other changes.</param>
/// <param name="ClientId">The id its sender chose, by which a repeated send is recognised.</param>
/// <param name="SenderId">Who sent it.</param>
/// <param name="Content">The text as it was sent, empty if there are only media, attachments or a poll; null once deleted.</param>
/// <param name="Media">Pictures, videos, sounds and other files in it, in the order in which they were given.</param>
/// <param name="ReplyToId">The message it answers, in the same conversation.</param>
/// <param name="CreatedAt">When the server took it; never before the message ahead of it.</param>
/// <param name="EditedAt">When it was last edited.</param>
/// <param name="DeletedAt">When it was deleted; such a message stays as an empty place.</param>
public sealed record MessageView(
    Guid Id,
    Guid ConversationId,
    long Seq,
    Guid ClientId,
    Guid SenderId,
    string? Content,
    IReadOnlyList<MediaView> Media,
    Guid? ReplyToId,
    DateTimeOffset CreatedAt,
    DateTimeOffset? EditedAt,
    DateTimeOffset? DeletedAt) : IPlaced
{
    /// <summary>When it disappears, if its conversation had a timer when it was sent; otherwise absent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>What the entity tag is made of.</summary>
    [JsonIgnore]
    public long Version { get; private init; } = Seq;

    /// <summary>How many media it has, which are not in a view that was just read.</summary>
    [JsonIgnore]
    public short MediaCount { get; init; }

    [JsonIgnore]
    public MessageDetails? Details { get; init; }

    /// <summary>Mentions, hashtags, addresses and formatting in the text, in order; absent if there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TextEntity>? Entities => Details?.Entities;

    /// <summary>Places in it; absent if there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Location>? Locations => Details?.Locations;

    /// <summary>Contacts in it; absent if there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Contact>? Contacts => Details?.Contacts;

    /// <summary>The poll in it; absent if there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PollView? Poll => PollView.Of(Details?.Poll);

    /// <summary>Whose words these are, if the message was forwarded; otherwise absent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ForwardedFrom? ForwardedFrom => Details?.ForwardedFrom;

    /// <summary>The story that it answers; otherwise absent. It stays when the story is gone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StoryReference? Story => Details?.Story;

    /// <summary>What the page behind its first link says of itself; absent if there is nothing to show.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LinkPreview? Preview => Details?.Preview;

    /// <summary>What an app put in for its own use; absent if nothing. People should not see it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, JsonElement>? Metadata => Details?.Metadata;

    /// <summary>True where the sender wants nobody to be disturbed; otherwise absent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Silent => Details?.Silent ?? false;

    /// <summary>What was answered to it; absent if nothing was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RepliesView? Replies => Details?.Replies;

    /// <summary>How people reacted to it, one entry for each emoji, in the order in which the emoji came; absent if nobody did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ReactionSummary>? Reactions => Details?.Reactions;

    /// <summary>When it was pinned; absent if it is not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? PinnedAt => Details?.PinnedAt;

    /// <summary>Who pinned it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? PinnedBy => Details?.PinnedBy;

    /// <summary>About how much there is to read in it.</summary>
    [JsonIgnore]
    public int TextLength => (Content?.Length ?? 0) + (Details?.StoredLength ?? 0);

    public static MessageView Of(Message m, DateTimeOffset now, IEnumerable<MediaView>? media = null) => new MessageView(
        m.Id, m.ConversationId, m.Seq, m.ClientId, m.SenderId, m.Content, [.. media ?? []], m.ReplyToId, m.CreatedAt, m.EditedAt, m.DeletedAt)
    {
        MediaCount = m.MediaCount,
        Details = m.Details,
        Version = m.Version,
        ExpiresAt = m.ExpiresAt,
    }.At(now);

    /// <summary>As it is shown at a time: what has had its own looks as it will when it is erased, which takes a moment.</summary>
    internal MessageView At(DateTimeOffset now) =>
        DeletedAt is not null || !(ExpiresAt <= now) ? this : this with { Content = null, Media = [], MediaCount = 0, Details = null, DeletedAt = ExpiresAt };
}
