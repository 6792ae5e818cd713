using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using ChatServer.Http;
using ChatServer.Messages.Attachments;
using ChatServer.Messages.Entities;
using ChatServer.Messages.Polls;
using ChatServer.Messages.Writing;
using ChatServer.Refusals;
using ChatServer.Stories;

namespace ChatServer.Messages;

/// <summary>A message to send.</summary>
/// <param name="ClientId">A UUID that the sender chooses, new for each message; repeat it when repeating the request.</param>
/// <param name="Content" example="Shall we have tea?">
/// 1 to 16,384 bytes of UTF-8 with something visible in it, or empty if there are media, attachments or a poll; stored exactly as sent. It may have some Markdown in it, and
/// mention members by "@username", and all of them by "@all" (moderators and above); what is found is in the message's entities.
/// </param>
/// <param name="MediaIds">At most 20 of your own media, or of what is in sets that you may use, none twice, in the order to show them. They may still be processing.</param>
/// <param name="ReplyToId">The message this one answers; it must be in the same conversation.</param>
/// <param name="Metadata">
/// An object for the app's own use, given back as it was sent: at most 4,096 bytes as JSON in UTF-8, and 5 levels deep.
/// </param>
/// <param name="Locations">At most 10 places.</param>
/// <param name="Contacts">At most 10 contacts.</param>
/// <param name="AllowedMentions">Whom the text may mention; absent: whomever it names. Nobody else is mentioned by it.</param>
/// <param name="Silent">Whether nobody should be disturbed by it.</param>
/// <param name="NoPreview">Whether its link should have no preview: then the server does not ask for the page.</param>
/// <param name="Poll">A question for everybody there. It cannot be edited, and a message with a poll cannot be forwarded.</param>
public sealed record SendMessageRequest(
    Guid ClientId,
    [TextLimit(0, MessageContent.MaxUtf8Bytes, CountsUtf8Bytes = true)] string Content,
    [MaxLength(SendMessage.MaxMedia)] IReadOnlyList<Guid>? MediaIds = null,
    Guid? ReplyToId = null,
    IReadOnlyDictionary<string, JsonElement>? Metadata = null,
    [MaxLength(AttachmentRules.MaxCount)] IReadOnlyList<Location>? Locations = null,
    [MaxLength(AttachmentRules.MaxCount)] IReadOnlyList<Contact>? Contacts = null,
    AllowedMentions? AllowedMentions = null,
    bool Silent = false,
    bool NoPreview = false,
    NewPoll? Poll = null)
{
    /// <summary>What it carries beside text and media, checked.</summary>
    internal MessageDetails? Details() =>
        (Metadata, Locations, Contacts, AllowedMentions, Silent, NoPreview, Poll) is (null, null, null, null, false, false, null)
            ? null
            : new MessageDetails
            {
                Metadata = MessageMetadata.Parse(Metadata),
                Locations = AttachmentRules.Parse(Locations, "locations", (location, field) => location.Parse(field)),
                Contacts = AttachmentRules.Parse(Contacts, "contacts", (contact, field) => contact.Parse(field)),
                AllowedMentions = AllowedMentions,
                Silent = Silent,
                NoPreview = NoPreview,
                Poll = Poll?.Parse(),
            };
}

/// <summary>The message as it is now, and whether this request made it.</summary>
public sealed record SentMessage(MessageView Message, bool IsNew);

/// <summary>Sends a message. Repeating a request with the same client id returns the first message.</summary>
public sealed class SendMessage(
    MessageWriter writer, RequestHash requestHash, MentionReader mentions, PostingRules rules, Lazy<MessageReader> messages, TimeProvider clock)
{
    public const int MaxMedia = 20;

    /// <param name="story">What it answers, if that is a story that the sender may see.</param>
    public async Task<SentMessage> RunAsync(
        Guid senderId, Guid conversationId, SendMessageRequest request, CancellationToken cancellation, StoryReference? story = null)
    {
        var mediaIds = request.MediaIds ?? [];
        var (content, details) = RequireSound(request);
        if (story is not null) details = (details ?? new MessageDetails()) with { Story = story };
        var text = new NewText(senderId, conversationId, content) { Beside = details?.Texts ?? [], HasMedia = mediaIds.Count > 0 };
        await rules.RequireAsync(text, request.ClientId, cancellation);
        await RequireInTimeAsync(senderId, conversationId, request, cancellation);
        var people = await mentions.ReadAsync(senderId, conversationId, content, cancellation);
        var entities = TextEntities.Find(content, people.Allowed(request.AllowedMentions));

        // No look-up of the membership here: the writer decides who may post while it holds the conversation.
        var written = await writer.WriteAsync(
            new Message
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                ConversationId = conversationId,
                SenderId = senderId,
                ClientId = request.ClientId,
                RequestHash = requestHash.Of(request, details),
                Content = content,
                ReplyToId = request.ReplyToId,
                MediaCount = (short)mediaIds.Count,
                MediaIds = mediaIds,
                Details = MessageDetails.Of(details, entities),
                Mentioned = TextEntities.Mentioned(entities),
                CreatedAt = clock.GetUtcNow().CutToMilliseconds(),
            },
            cancellation);

        var sent = written.IsNew
            ? new SentMessage(written.Message, IsNew: true)
            : new SentMessage(await messages.Value.ReadAsync(senderId, written.Message.Id, cancellation), IsNew: false);
        await rules.SaidAsync(text, sent.Message);
        return sent;
    }

    // What was sent in time is answered again, though its time may have come since: the writer finds it.
    private async Task RequireInTimeAsync(Guid senderId, Guid conversationId, SendMessageRequest request, CancellationToken cancellation)
    {
        if (request.Poll?.ClosesAt is not { } closesAt || Poll.MayClose(closesAt, clock.GetUtcNow())) return;
        if (await messages.Value.WasSentAsync(senderId, conversationId, request.ClientId, cancellation)) return;

        throw Refusal.InvalidRequest("poll.closesAt", Poll.WhenItMayClose);
    }

    /// <summary>The text of a message and what it carries beside, if all of it is as it must be.</summary>
    internal static (string Content, MessageDetails? Details) RequireSound(SendMessageRequest request)
    {
        var mediaIds = request.MediaIds ?? [];
        RequireSound(mediaIds);
        request.AllowedMentions?.RequireSound();
        var details = request.Details();
        return (MessageContent.Parse(request.Content, mayBeEmpty: mediaIds.Count > 0 || details is { HasAttachments: true }), details);
    }

    // Whose they are, and whether they are there, the writer decides.
    private static void RequireSound(IReadOnlyList<Guid> mediaIds)
    {
        if (mediaIds.Count > MaxMedia) throw Refusal.InvalidRequest("mediaIds", $"It must have at most {MaxMedia}.");
        if (mediaIds.Distinct().Count() < mediaIds.Count) throw Refusal.InvalidRequest("mediaIds", "One of them is given twice.");
    }
}
