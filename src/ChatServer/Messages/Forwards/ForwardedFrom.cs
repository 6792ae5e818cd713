using System.Text.Json.Serialization;

namespace ChatServer.Messages.Forwards;

/// <summary>Whose words a message repeats. Where they were said is told only to those who were there.</summary>
/// <param name="SenderId">Who wrote them first.</param>
/// <param name="At">When they were written.</param>
public sealed record ForwardedFrom(Guid SenderId, DateTimeOffset At)
{
    /// <summary>The message that was forwarded, if it is in the same conversation; otherwise absent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? MessageId { get; init; }

    /// <summary>The first source: of what was forwarded before, who forwarded it does not matter.</summary>
    internal static ForwardedFrom Of(MessageView source, Guid conversationId) =>
        source.ForwardedFrom is { } first
            ? first with { MessageId = null }
            : new ForwardedFrom(source.SenderId, source.CreatedAt) { MessageId = source.ConversationId == conversationId ? source.Id : null };
}
