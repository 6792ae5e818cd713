using ChatServer.Changes;
using ChatServer.Persistence;
using ChatServer.Refusals;
using ChatServer.Texts;

namespace ChatServer.Messages.Reactions;

/// <summary>Puts one's own reaction on a message, or takes it away. What is so already stays so, and is no change.</summary>
public sealed class ReactToMessage(ChangeLog changes, MessageReader messages, ReactionStore reactions, ChatDbContext db)
{
    public async Task<MessageView> AddAsync(Guid userId, Guid messageId, string text, CancellationToken cancellation)
    {
        var emoji = Emoji.Find(text) ?? throw Refusal.NoSuchEmoji();
        var conversationId = await messages.ConversationOfAsync(userId, messageId, cancellation);

        await using var log = await changes.LockAsync(conversationId, cancellation);
        var message = await messages.RequireAsync(userId, messageId, cancellation);
        if (message.IsGone(log.At(conversationId))) throw Refusal.MessageDeleted();

        var own = await reactions.OfAsync(userId, message, cancellation);
        if (own.Exists(r => r.Emoji == emoji)) return await db.ViewAsync(message, log.At(conversationId), cancellation);

        var shown = message.Details?.Reactions;
        if (own.Count >= ReactionSummaries.MaxOfPerson || IsOneTooMany(shown, emoji)) throw Refusal.TooManyReactions();

        message.Details = (message.Details ?? new MessageDetails()) with { Reactions = shown.With(emoji, userId) };
        var view = await log.AppendAsync(db, message, MessageChanges.Reacted, userId, cancellation);
        reactions.Add(message, userId, emoji, log.At(conversationId));
        await log.CommitAsync(cancellation);
        return view();
    }

    public async Task RemoveAsync(Guid userId, Guid messageId, string text, CancellationToken cancellation)
    {
        var emoji = Emoji.Find(text) ?? throw Refusal.NoSuchEmoji();
        var conversationId = await messages.ConversationOfAsync(userId, messageId, cancellation);

        await using var log = await changes.LockAsync(conversationId, cancellation);
        var message = await messages.RequireAsync(userId, messageId, cancellation);
        var own = (await reactions.OfAsync(userId, message, cancellation)).Find(r => r.Emoji == emoji);
        if (own is null) return;

        await reactions.RemoveAsync(message, own, cancellation);
        await log.AppendAsync(db, message, MessageChanges.Reacted, userId, cancellation);
        await log.CommitAsync(cancellation);
    }

    private static bool IsOneTooMany(IReadOnlyList<ReactionSummary>? shown, string emoji) =>
        shown?.Count >= ReactionSummaries.MaxEmoji && shown.All(s => s.Emoji != emoji);
}
