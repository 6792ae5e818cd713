using ChatServer.Changes;
using ChatServer.Conversations;
using ChatServer.Http;
using ChatServer.Media;
using ChatServer.Messages.Entities;
using ChatServer.Messages.LinkPreviews;
using ChatServer.Persistence;
using Microsoft.Extensions.Options;

namespace ChatServer.Messages;

/// <summary>New text for a message.</summary>
/// <param name="Content" example="Shall we have coffee?">1 to 16,384 bytes of UTF-8 with something visible in it, or empty if the message has media, attachments or a poll.</param>
/// <param name="AllowedMentions">Whom the text may mention; absent: as it was given when the message was sent.</param>
public sealed record EditMessageRequest(
    [TextLimit(0, MessageContent.MaxUtf8Bytes, CountsUtf8Bytes = true)] string Content, AllowedMentions? AllowedMentions = null);

/// <summary>Replaces the text of one's own message; the last edit wins unless If-Match says which version is meant.</summary>
public sealed class EditMessage(
    ChangeLog changes, MessageReader messages, MentionReader mentions, PostingRules rules, Memberships memberships, ReleaseMedia releaseMedia,
    ChatDbContext db, IOptions<MessageOptions> options)
{
    public async Task<MessageView> RunAsync(
        Guid editorId, Guid messageId, EditMessageRequest request, string? ifMatch, CancellationToken cancellation)
    {
        var content = MessageContent.Parse(request.Content, mayBeEmpty: true);
        request.AllowedMentions?.RequireSound();
        var conversationId = await messages.ConversationOfAsync(editorId, messageId, cancellation);

        var text = new NewText(editorId, conversationId, content, SaidAs.Edit);
        await rules.RequireAsync(text, cancellation);
        var people = await mentions.ReadAsync(editorId, conversationId, content, cancellation);

        await using var log = await changes.LockAsync(conversationId, cancellation);
        var message = await messages.RequireAsync(editorId, messageId, cancellation);
        EntityTag.Require(ifMatch, EntityTag.Of(message.Version));
        (await memberships.StandingAsync(editorId, conversationId, cancellation)).RequireVoice(log.Now);

        var mayBeEmpty = message.MediaCount > 0 || message.Details is { HasAttachments: true };
        message.Edit(editorId, MessageContent.Parse(content, mayBeEmpty), log.At(conversationId), options.Value.EditWindow);
        var allowed = request.AllowedMentions ?? message.Details?.AllowedMentions;
        var entities = TextEntities.Find(content, people.Allowed(allowed));
        var preview = PreviewedLink.Kept(message.Details?.Preview, content, entities);
        if (preview != message.Details?.Preview) await releaseMedia.OfPreviewAsync(conversationId, message.Seq, cancellation);
        message.Details = (message.Details ?? new MessageDetails()) with { AllowedMentions = allowed, Entities = entities, Preview = preview };
        message.Mentioned = TextEntities.Mentioned(entities);
        IReadOnlyList<MediaView> media = message.MediaCount == 0 ? [] : await MediaOfMessages.ReadAsync(db, conversationId, message.Seq, cancellation);
        message.ChangedSeq = log.Append(conversationId, MessageChanges.Edited, message.Id, editorId, () => MessageView.Of(message, log.At(conversationId), media));
        await log.CommitAsync(cancellation);

        var edited = MessageView.Of(message, log.At(conversationId), media);
        await rules.SaidAsync(text, edited);
        return edited;
    }
}
