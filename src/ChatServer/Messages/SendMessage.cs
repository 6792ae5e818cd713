using System.ComponentModel.DataAnnotations;
using ChatServer.Http;
using ChatServer.Messages.Writing;
using ChatServer.Refusals;

namespace ChatServer.Messages;

/// <summary>A message to send.</summary>
/// <param name="ClientId">A UUID that the sender chooses, new for each message; repeat it when repeating the request.</param>
/// <param name="Content" example="Shall we have tea?">1 to 16,384 bytes of UTF-8 with something visible in it; stored exactly as sent.</param>
/// <param name="MediaIds">Media to attach. This server keeps none yet, so only an empty list fits.</param>
/// <param name="ReplyToId">The message this one answers; it must be in the same conversation.</param>
public sealed record SendMessageRequest(
    Guid ClientId,
    [TextLimit(1, MessageContent.MaxUtf8Bytes, CountsUtf8Bytes = true)] string Content,
    [Length(0, 0, ErrorMessage = SendMessage.NoSuchMedia)] IReadOnlyList<Guid>? MediaIds = null,
    Guid? ReplyToId = null);

/// <summary>The message as it is now, and whether this request made it.</summary>
public sealed record SentMessage(MessageView Message, bool IsNew);

/// <summary>Sends a message. Repeating a request with the same client id returns the first message.</summary>
public sealed class SendMessage(MessageWriter writer, RequestHash requestHash, Lazy<MessageReader> messages, TimeProvider clock)
{
    internal const string NoSuchMedia = "There is no such media.";

    public async Task<SentMessage> RunAsync(
        Guid senderId, Guid conversationId, SendMessageRequest request, CancellationToken cancellation)
    {
        if (request.MediaIds is { Count: > 0 }) throw Refusal.InvalidRequest("mediaIds", NoSuchMedia);

        // No look-up of the membership here: the writer decides who may post while it holds the conversation.
        var written = await writer.WriteAsync(
            new Message
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                ConversationId = conversationId,
                SenderId = senderId,
                ClientId = request.ClientId,
                RequestHash = requestHash.Of(request),
                Content = MessageContent.Parse(request.Content),
                ReplyToId = request.ReplyToId,
                CreatedAt = clock.GetUtcNow().CutToMilliseconds(),
            },
            cancellation);

        return written.IsNew
            ? new SentMessage(written.Message, IsNew: true)
            : new SentMessage(await messages.Value.ReadAsync(senderId, written.Message.Id, cancellation), IsNew: false);
    }
}
