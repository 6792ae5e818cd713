using System.Text.Json;
using ChatServer.Http;

namespace ChatServer.Messages.Scheduled;

/// <summary>A message that you want sent later.</summary>
/// <param name="Id">Its id while it is scheduled; the message has another.</param>
/// <param name="ConversationId">Where it will be sent.</param>
/// <param name="SendAt">When, by the server's clock.</param>
/// <param name="CreatedAt">When it was scheduled.</param>
/// <param name="Status">waiting, sending or failed.</param>
/// <param name="Failure">The code of the refusal that it met when its time had come; null unless it failed.</param>
/// <param name="Message">What will be sent.</param>
public sealed record ScheduledMessageView(
    Guid Id,
    Guid ConversationId,
    DateTimeOffset SendAt,
    DateTimeOffset CreatedAt,
    ScheduledStatus Status,
    string? Failure,
    SendMessageRequest Message)
{
    public static ScheduledMessageView Of(ScheduledMessage s) =>
        new(s.Id, s.ConversationId, s.SendAt, s.CreatedAt, s.Status, s.Failure, Read(s));

    internal static SendMessageRequest Read(ScheduledMessage s) => JsonSerializer.Deserialize<SendMessageRequest>(s.Request, WireJson.Options)!;

    internal static string Write(SendMessageRequest request) => JsonSerializer.Serialize(request, WireJson.Options);
}
