using System.Text.Json;
using System.Text.Json.Serialization;
using ChatServer.Http;
using ChatServer.Media.Processing;
using ChatServer.Messages;

namespace ChatServer.Moderation.Classifier;

/// <summary>What a classifier is asked.</summary>
/// <param name="Messages">At most 100.</param>
public sealed record ClassifierQuestion(IReadOnlyList<ClassifiedMessage> Messages)
{
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, WireJson.Options);
}

/// <summary>A message to judge.</summary>
/// <param name="MessageId">Its id.</param>
/// <param name="ConversationId">Where it was said.</param>
/// <param name="SenderId">By whom.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="EditedAt">When it was edited last.</param>
/// <param name="Content">Its text; absent unless the operator has texts sent.</param>
/// <param name="Media">What is in it; absent unless the operator has texts sent.</param>
public sealed record ClassifiedMessage(
    Guid MessageId,
    Guid ConversationId,
    Guid SenderId,
    DateTimeOffset CreatedAt,
    DateTimeOffset? EditedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Content,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ClassifiedMedia>? Media)
{
    public static ClassifiedMessage Of(MessageView m, bool hasContents) => new(
        m.Id,
        m.ConversationId,
        m.SenderId,
        m.CreatedAt,
        m.EditedAt,
        hasContents ? m.Content : null,
        hasContents ? [.. m.Media.Select(f => new ClassifiedMedia(f.Id, f.Kind, f.FileName))] : null);
}

/// <summary>A file in a message to judge; not the file itself.</summary>
public sealed record ClassifiedMedia(Guid MediaId, MediaKind Kind, string? FileName);

/// <summary>What comes of a message.</summary>
public enum Verdict
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is reported to the moderators, with a copy.</summary>
    Flag,

    /// <summary>It is deleted; its sender hears of it and may appeal.</summary>
    Remove,
}

/// <summary>How a classifier judges a message.</summary>
/// <param name="MessageId">One that it was asked about; others are passed over.</param>
/// <param name="Verdict">none, flag or remove.</param>
/// <param name="Reason">Why; whoever sent it reads it if it is removed.</param>
public sealed record MessageVerdict(Guid MessageId, Verdict Verdict, string? Reason = null);

/// <summary>What a classifier answers.</summary>
/// <param name="Verdicts">Of messages that are left out nothing comes.</param>
public sealed record ClassifierAnswer(IReadOnlyList<MessageVerdict> Verdicts)
{
    // Somebody else's program may say more than is asked for.
    private static readonly JsonSerializerOptions Lenient = new(WireJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    public static async Task<ClassifierAnswer> ReadAsync(Stream json, CancellationToken cancellation) =>
        await JsonSerializer.DeserializeAsync<ClassifierAnswer>(json, Lenient, cancellation) ?? throw new JsonException("There is no answer.");
}
