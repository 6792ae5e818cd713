using ChatServer.Changes;
using ChatServer.Conversations;
using ChatServer.Http;
using ChatServer.Media;
using Microsoft.Extensions.Options;

namespace ChatServer.Messages;

/// <summary>Takes back one's own message, or removes anybody's as a moderator. What was said is gone for good.</summary>
public sealed class DeleteMessage(
    ChangeLog changes, MessageReader messages, Memberships memberships, ReleaseMedia releaseMedia, EraseAttached eraseAttached,
    IOptions<MessageOptions> options)
{
    public async Task RunAsync(Guid deleterId, Guid messageId, string? ifMatch, CancellationToken cancellation)
    {
        var conversationId = await messages.ConversationOfAsync(deleterId, messageId, cancellation);

        await using var log = await changes.LockAsync(conversationId, cancellation);
        var message = await messages.RequireAsync(deleterId, messageId, cancellation);
        var membership = await memberships.RequireAsync(deleterId, conversationId, cancellation);
        EntityTag.Require(ifMatch, EntityTag.Of(message.Version));

        var isModerator = await memberships.HasRoleAsync(membership, MemberRole.Moderator, cancellation);
        if (await DeleteAsync(log, message, deleterId, isModerator, cancellation)) await log.CommitAsync(cancellation);
    }

    /// <summary>Deletes it as part of something greater. Its conversation is locked already, and the message tracked.</summary>
    /// <returns>False when it was deleted before.</returns>
    internal async Task<bool> DeleteAsync(ChangeWrite log, Message message, Guid deleterId, bool isModerator, CancellationToken cancellation)
    {
        var conversationId = message.ConversationId;
        long[] withMedia = message.ShowsMedia ? [message.Seq] : [];
        if (!message.Delete(deleterId, isModerator, log.At(conversationId), options.Value.UnsendWindow)) return false;

        await releaseMedia.OfMessagesAsync(conversationId, withMedia, cancellation);
        await eraseAttached.OfMessagesAsync(conversationId, [message.Seq], cancellation);
        message.ChangedSeq = log.Append(conversationId, MessageChanges.Deleted, message.Id, deleterId, () => MessageView.Of(message, log.At(conversationId)));
        return true;
    }
}
