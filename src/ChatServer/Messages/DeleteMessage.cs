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

        long[] withMedia = message.ShowsMedia ? [message.Seq] : [];
        var isModerator = membership.Role >= MemberRole.Moderator
            || (message.SenderId != deleterId && await memberships.ModeratesParentAsync(deleterId, conversationId, cancellation));
        if (!message.Delete(deleterId, isModerator, log.At(conversationId), options.Value.UnsendWindow)) return;

        await releaseMedia.OfMessagesAsync(conversationId, withMedia, cancellation);
        await eraseAttached.OfMessagesAsync(conversationId, [message.Seq], cancellation);
        message.ChangedSeq = log.Append(conversationId, MessageChanges.Deleted, message.Id, deleterId, () => MessageView.Of(message, log.At(conversationId)));
        await log.CommitAsync(cancellation);
    }
}
