using ChatServer.Changes;
using ChatServer.Conversations;
using ChatServer.Media;
using ChatServer.Persistence;
using ChatServer.Refusals;

namespace ChatServer.Messages.LinkPreviews;

/// <summary>Takes the preview off one's own message, or as a moderator off anybody's, for good: no edit brings one back.</summary>
public sealed class RemovePreview(
    ChangeLog changes, MessageReader messages, Memberships memberships, ReleaseMedia releaseMedia, ChatDbContext db)
{
    public async Task RunAsync(Guid userId, Guid messageId, CancellationToken cancellation)
    {
        var conversationId = await messages.ConversationOfAsync(userId, messageId, cancellation);

        await using var log = await changes.LockAsync(conversationId, cancellation);
        var message = await messages.RequireAsync(userId, messageId, cancellation);
        if (message.SenderId != userId && !await IsModeratorAsync(userId, conversationId, cancellation)) throw Refusal.NotYourMessage();
        if (message.IsGone(log.At(conversationId)) || message.Details is { NoPreview: true }) return;

        var isShown = message.Details?.Preview is not null;
        message.Details = (message.Details ?? new MessageDetails()) with { Preview = null, NoPreview = true };
        if (isShown)
        {
            await releaseMedia.OfPreviewAsync(conversationId, message.Seq, cancellation);
            await log.AppendAsync(db, message, MessageChanges.Previewed, userId, cancellation);
        }

        await log.CommitAsync(cancellation);
    }

    private async Task<bool> IsModeratorAsync(Guid userId, Guid conversationId, CancellationToken cancellation) =>
        await memberships.HasRoleAsync(await memberships.RequireAsync(userId, conversationId, cancellation), MemberRole.Moderator, cancellation);
}
