using ChatServer.Changes;
using ChatServer.Conversations;
using ChatServer.Media;
using ChatServer.Persistence;
using ChatServer.Refusals;

namespace ChatServer.Messages.Reactions;

/// <summary>Puts one's own reaction on a message, or takes it away. What is so already stays so, and is no change.</summary>
public sealed class ReactToMessage(
    ChangeLog changes, MessageReader messages, ReactionStore reactions, TakeUpEmoji takeUp, ReleaseMedia release, Memberships memberships,
    ChatDbContext db)
{
    public async Task<MessageView> AddAsync(Guid userId, Guid messageId, string text, CancellationToken cancellation)
    {
        var given = ReactionEmoji.Parse(text);
        var conversationId = await messages.ConversationOfAsync(userId, messageId, cancellation);

        await using var log = await changes.LockAsync(conversationId, cancellation);
        var message = await messages.RequireAsync(userId, messageId, cancellation);
        if (message.IsGone(log.At(conversationId))) throw Refusal.MessageDeleted();

        var own = await reactions.OfAsync(userId, message, cancellation);
        if (own.Exists(r => given.Is(r.Emoji))) return await db.ViewAsync(message, log.At(conversationId), cancellation);
        var standing = await memberships.StandingAsync(userId, conversationId, cancellation);
        standing.RequireReacting(log.Now);

        // Whoever sees it there may agree, also with an emoji of somebody else's set.
        var all = message.Details?.AllReactions;
        var emoji = all?.FirstOrDefault(s => given.Is(s.Emoji)) is { } seen
            ? given with { Text = seen.Emoji }
            : await takeUp.RunAsync(userId, given, log.At(conversationId), cancellation);
        if (own.Count >= ReactionSummaries.MaxOfPerson || IsOneTooMany(all, emoji.Text)) throw Refusal.TooManyReactions();

        var view = await reactions.AddAsync(log, message, userId, emoji, standing.IsSeen, cancellation);
        await log.CommitAsync(cancellation);
        return view();
    }

    public async Task RemoveAsync(Guid userId, Guid messageId, string text, CancellationToken cancellation)
    {
        var given = ReactionEmoji.Parse(text);
        var conversationId = await messages.ConversationOfAsync(userId, messageId, cancellation);

        await using var log = await changes.LockAsync(conversationId, cancellation);
        var message = await messages.RequireAsync(userId, messageId, cancellation);
        var own = (await reactions.OfAsync(userId, message, cancellation)).Find(r => given.Is(r.Emoji));
        if (own is null) return;

        var isSeen = (await memberships.StandingAsync(userId, conversationId, cancellation)).IsSeen;
        await reactions.RemoveAsync(log, message, [own], userId, isSeen, cancellation);
        await release.OfReactionsAsync([own], cancellation);
        await log.CommitAsync(cancellation);
    }

    private static bool IsOneTooMany(IReadOnlyList<ReactionSummary>? all, string emoji) =>
        all?.Count >= ReactionSummaries.MaxEmoji && all.All(s => s.Emoji != emoji);
}
