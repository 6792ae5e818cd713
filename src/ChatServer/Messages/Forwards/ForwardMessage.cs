using ChatServer.Http;
using ChatServer.Messages.Entities;
using ChatServer.Messages.Writing;
using ChatServer.Refusals;

namespace ChatServer.Messages.Forwards;

/// <summary>A message to repeat in a conversation.</summary>
/// <param name="ClientId">A UUID that the sender chooses, new for each message; repeat it when repeating the request.</param>
/// <param name="MessageId">The message to forward: any that you can read, of this or another conversation.</param>
/// <param name="Silent">Whether nobody should be disturbed by it.</param>
public sealed record ForwardMessageRequest(Guid ClientId, Guid MessageId, bool Silent = false);

/// <summary>Sends what a message says once more, to a conversation of the sender's choice. Repeating a request returns the first message.</summary>
public sealed class ForwardMessage(MessageWriter writer, RequestHash requestHash, MessageReader messages, PostingRules rules, TimeProvider clock)
{
    public async Task<SentMessage> RunAsync(
        Guid senderId, Guid conversationId, ForwardMessageRequest request, CancellationToken cancellation)
    {
        var source = await messages.FindAsync(senderId, request.MessageId, cancellation);

        // What was forwarded before is answered again, though its source may be gone by now: the writer finds it.
        if (source?.Content is null && !await messages.WasSentAsync(senderId, conversationId, request.ClientId, cancellation))
            throw source is null ? Refusal.NoSuchMessage() : Refusal.MessageDeleted();

        if (source?.Poll is not null) throw Refusal.PollNotForwardable();

        var text = new NewText(senderId, conversationId, source?.Content ?? "")
        {
            Beside = [.. source?.Details?.Texts ?? [], .. source?.Media.Select(m => m.FileName ?? "") ?? []],
            HasMedia = source?.Media.Count > 0,
        };
        await rules.RequireAsync(text, request.ClientId, cancellation);
        var written = await writer.WriteAsync(Compose(senderId, conversationId, request, source), cancellation);
        var sent = written.IsNew
            ? new SentMessage(written.Message, IsNew: true)
            : new SentMessage(await messages.ReadAsync(senderId, written.Message.Id, cancellation), IsNew: false);
        await rules.SaidAsync(text, sent.Message);
        return sent;
    }

    private Message Compose(Guid senderId, Guid conversationId, ForwardMessageRequest request, MessageView? source)
    {
        var (content, media) = (source?.Content ?? "", source?.Media ?? []);
        return new Message
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            ConversationId = conversationId,
            SenderId = senderId,
            ClientId = request.ClientId,
            RequestHash = requestHash.Of(request),
            Content = content,
            MediaCount = (short)media.Count,
            MediaIds = [.. media.Select(m => m.Id)],
            IsForward = true,
            Details = source is null ? null : Details(conversationId, request, source),
            CreatedAt = clock.GetUtcNow().CutToMilliseconds(),
        };
    }

    // Formatting is found anew, mentions are not: whoever forwards something calls nobody.
    private static MessageDetails Details(Guid conversationId, ForwardMessageRequest request, MessageView source) => new()
    {
        Silent = request.Silent,
        NoPreview = source.Details?.NoPreview ?? false,
        Entities = TextEntities.Find(source.Content!, Mentionable.Nobody),
        AllowedMentions = new AllowedMentions(),
        Locations = source.Locations,
        Contacts = source.Contacts,
        ForwardedFrom = ForwardedFrom.Of(source, conversationId),
    };
}
