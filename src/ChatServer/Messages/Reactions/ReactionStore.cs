using ChatServer.Changes;
using ChatServer.Jobs;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages.Reactions;

/// <summary>The rows of reactions, and with them what their message shows. All of it under the conversation's lock.</summary>
/// <remarks>
/// Everybody is told at once; but in a channel, where any number react and nobody is told who, a second later of all who did so meanwhile. There
/// one's own list tells one's other devices.
/// </remarks>
public sealed class ReactionStore(ChatDbContext db, JobQueue jobs)
{
    private static readonly TimeSpan CountedAfter = TimeSpan.FromSeconds(1);

    public Task<List<Reaction>> OfAsync(Guid userId, Message message, CancellationToken cancellation) =>
        Of(message).Where(r => r.UserId == userId).ToListAsync(cancellation);

    /// <param name="isSeen">Whether others may know whose it is.</param>
    /// <returns>The message as whoever reacts sees it from now on.</returns>
    public Task<Func<MessageView>> AddAsync(
        ChangeWrite log, Message message, Guid userId, ReactionEmoji emoji, bool isSeen, CancellationToken cancellation)
    {
        db.Add(new Reaction
        {
            ConversationId = message.ConversationId,
            Seq = message.Seq,
            UserId = userId,
            Emoji = emoji.Text,
            MediaId = emoji.MediaId,
            ReactedSeq = log.HeadOf(message.ConversationId) + 1,
            ReactedAt = log.At(message.ConversationId),
        });
        return TellAsync(log, message, (message.Details?.AllReactions).With(emoji.Text, isSeen ? userId : null), userId, isSeen, cancellation);
    }

    /// <summary>Removes some that one person gave to one message.</summary>
    public async Task RemoveAsync(
        ChangeWrite log, Message message, IReadOnlyCollection<Reaction> given, Guid userId, bool isSeen, CancellationToken cancellation)
    {
        var all = message.Details!.AllReactions;
        foreach (var emoji in given.Select(r => r.Emoji))
            all = all.Without(emoji, isSeen ? await FirstOthersAsync(message, emoji, userId, cancellation) : []);

        db.RemoveRange(given);
        await TellAsync(log, message, all, userId, isSeen, cancellation);
    }

    private async Task<Func<MessageView>> TellAsync(
        ChangeWrite log, Message message, IReadOnlyList<ReactionSummary>? all, Guid userId, bool isSeen, CancellationToken cancellation)
    {
        var details = message.Details ?? new MessageDetails();
        if (isSeen)
        {
            message.Details = details with { Reactions = all };
            return await log.AppendAsync(db, message, MessageChanges.Reacted, userId, cancellation);
        }

        log.AppendToList(userId, ReactionChanges.Own, message.Id);
        if (details.ReactionsSoon is null)
            jobs.Add(log, CountReactions.Kind, new CountReactions.Payload(message.ConversationId, message.Id), CountedAfter);
        message.Details = details with { ReactionsSoon = all ?? [] };
        var view = await db.ViewAsync(message, log.At(message.ConversationId), cancellation);
        return () => view with { Details = details with { Reactions = all } };
    }

    // Enough of the others to show the first ones again, however many there are.
    private Task<List<Guid>> FirstOthersAsync(Message message, string emoji, Guid userId, CancellationToken cancellation) =>
        Of(message).Where(r => r.Emoji == emoji && r.UserId != userId)
            .OrderBy(r => r.ReactedSeq).Take(ReactionSummaries.ShownPeople).Select(r => r.UserId).ToListAsync(cancellation);

    private IQueryable<Reaction> Of(Message message) =>
        db.Set<Reaction>().Where(r => r.ConversationId == message.ConversationId && r.Seq == message.Seq);
}
