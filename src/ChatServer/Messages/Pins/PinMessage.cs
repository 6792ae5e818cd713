using ChatServer.Changes;
using ChatServer.Conversations;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages.Pins;

/// <summary>Pins a message for everybody in its conversation, or unpins it: as somebody whom the group's rules let, or as anybody elsewhere.</summary>
public sealed class PinMessage(ChangeLog changes, MessageReader messages, Memberships memberships, ChatDbContext db)
{
    public async Task<MessageView> PinAsync(Guid userId, Guid messageId, CancellationToken cancellation)
    {
        var conversationId = await messages.ConversationOfAsync(userId, messageId, cancellation);
        await using var log = await changes.LockAsync(conversationId, cancellation);
        var message = await RequireAllowedAsync(userId, conversationId, messageId, cancellation);
        if (message.IsGone(log.At(conversationId))) throw Refusal.MessageDeleted();
        if (message.Details?.PinnedAt is not null) return await db.ViewAsync(message, log.At(conversationId), cancellation);

        if (await db.Set<Pin>().CountAsync(p => p.ConversationId == conversationId, cancellation) >= Pin.MaxPins) throw Refusal.TooManyPins();

        message.Details = (message.Details ?? new MessageDetails()) with { PinnedAt = log.At(conversationId), PinnedBy = userId };
        var view = await log.AppendAsync(db, message, MessageChanges.Pinned, userId, cancellation);
        db.Add(new Pin { ConversationId = conversationId, Seq = message.Seq, PinnedSeq = message.Version });
        await log.CommitAsync(cancellation);
        return view();
    }

    public async Task UnpinAsync(Guid userId, Guid messageId, CancellationToken cancellation)
    {
        var conversationId = await messages.ConversationOfAsync(userId, messageId, cancellation);
        await using var log = await changes.LockAsync(conversationId, cancellation);
        var message = await RequireAllowedAsync(userId, conversationId, messageId, cancellation);
        if (message.Details?.PinnedAt is null) return;

        message.Details = message.Details with { PinnedAt = null, PinnedBy = null };
        await db.Set<Pin>().Where(p => p.ConversationId == conversationId && p.Seq == message.Seq).ExecuteDeleteAsync(cancellation);
        await log.AppendAsync(db, message, MessageChanges.Unpinned, userId, cancellation);
        await log.CommitAsync(cancellation);
    }

    private async Task<Message> RequireAllowedAsync(Guid userId, Guid conversationId, Guid messageId, CancellationToken cancellation)
    {
        var message = await messages.RequireAsync(userId, messageId, cancellation);
        var standing = await memberships.StandingAsync(userId, conversationId, cancellation);
        standing.RequireTogether();
        if (standing.Kind is ConversationKind.Group or ConversationKind.Channel or ConversationKind.Event) standing.Require(standing.Rules.Pin);
        return message;
    }
}
