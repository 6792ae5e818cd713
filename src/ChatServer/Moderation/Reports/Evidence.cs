using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChatServer.Conversations;
using ChatServer.Http;
using ChatServer.Media;
using ChatServer.Media.Processing;
using ChatServer.Messages;
using ChatServer.Stories;
using ChatServer.Users;

namespace ChatServer.Moderation.Reports;

/// <summary>What there was to see when something was reported. Exactly one of the four is given.</summary>
/// <param name="Message">The message.</param>
/// <param name="User">The person's card.</param>
/// <param name="Conversation">The conversation.</param>
/// <param name="Story">The story.</param>
public sealed record Evidence(
    MessageEvidence? Message = null, UserEvidence? User = null, ConversationEvidence? Conversation = null, StoryEvidence? Story = null)
{
    /// <summary>Files that are kept as long.</summary>
    internal Guid[] MediaIds => [.. (Message?.Media ?? []).Concat(Story?.Media ?? []).Select(m => m.Id)];

    public string Write() => JsonSerializer.Serialize(this, WireJson.Options);

    public static Evidence Read(string json) => JsonSerializer.Deserialize<Evidence>(json, WireJson.Options)!;

    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}

/// <summary>A message as it was.</summary>
/// <param name="SenderId">Who sent it.</param>
/// <param name="ConversationId">Where.</param>
/// <param name="Seq">Its position there.</param>
/// <param name="Content">Its text.</param>
/// <param name="SentAt">When it was sent.</param>
/// <param name="EditedAt">When it was last edited.</param>
/// <param name="Media">What was in it.</param>
public sealed record MessageEvidence(
    Guid SenderId, Guid ConversationId, long Seq, string Content, DateTimeOffset SentAt, DateTimeOffset? EditedAt, IReadOnlyList<MediaEvidence> Media)
{
    public static MessageEvidence Of(MessageView m) => new(
        m.SenderId, m.ConversationId, m.Seq, m.Content ?? "", m.CreatedAt, m.EditedAt, [.. m.Media.Select(MediaEvidence.Of)]);
}

/// <summary>A file that was there. Moderators read it as any media, as long as there is the evidence.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">image, video, audio or file.</param>
/// <param name="FileName">Its name, if it has one.</param>
public sealed record MediaEvidence(Guid Id, MediaKind Kind, string? FileName)
{
    public static MediaEvidence Of(MediaView m) => new(m.Id, m.Kind, m.FileName);
}

/// <summary>A story as it was.</summary>
/// <param name="AuthorId">Whose it was.</param>
/// <param name="Content">Its text; null where it was a media alone.</param>
/// <param name="PostedAt">When it was posted.</param>
/// <param name="Media">What was in it.</param>
public sealed record StoryEvidence(Guid AuthorId, string? Content, DateTimeOffset PostedAt, IReadOnlyList<MediaEvidence> Media)
{
    public static StoryEvidence Of(StoryView s) => new(s.AuthorId, s.Content, s.CreatedAt, s.Media is { } media ? [MediaEvidence.Of(media)] : []);
}

/// <summary>What a person showed of themselves.</summary>
/// <param name="Username">The username.</param>
/// <param name="DisplayName">The name that is shown.</param>
/// <param name="Bio">What they say of themselves.</param>
/// <param name="Status">Their short line.</param>
public sealed record UserEvidence(string? Username, string DisplayName, string? Bio, string? Status)
{
    public static UserEvidence Of(UserCard u) => new(u.Username, u.DisplayName, u.Bio, u.Status);
}

/// <summary>What a conversation showed of itself.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Description">What it says of itself.</param>
/// <param name="OwnerId">Whose it was.</param>
/// <param name="MemberCount">How many were in it.</param>
public sealed record ConversationEvidence(string? Title, string? Description, Guid? OwnerId, int MemberCount)
{
    public static ConversationEvidence Of(ConversationView c) => new(c.Title, c.Description, c.OwnerId, c.MemberCount);
}
