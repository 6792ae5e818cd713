using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages.Reactions;

/// <summary>The rows of reactions, and with them what their message shows. All of it under the conversation's lock.</summary>
public sealed class ReactionStore(ChatDbContext db)
{
    public Task<List<Reaction>> OfAsync(Guid userId, Message message, CancellationToken cancellation) =>
        Of(message).Where(r => r.UserId == userId).ToListAsync(cancellation);

    /// <summary>To be called when the message's change has its position.</summary>
    public void Add(Message message, Guid userId, ReactionEmoji emoji, DateTimeOffset at) => db.Add(new Reaction
    {
        ConversationId = message.ConversationId,
        Seq = message.Seq,
        UserId = userId,
        Emoji = emoji.Text,
        MediaId = emoji.MediaId,
        ReactedSeq = message.Version,
        ReactedAt = at,
    });

    public async Task RemoveAsync(Message message, Reaction reaction, CancellationToken cancellation)
    {
        // Enough of the others to show the first ones again, however many there are; nobody where nobody is shown.
        var isShown = message.Details!.Reactions?.FirstOrDefault(s => s.Emoji == reaction.Emoji)?.UserIds.Count > 0;
        var left = !isShown ? [] : await Of(message).Where(r => r.Emoji == reaction.Emoji && r.UserId != reaction.UserId)
            .OrderBy(r => r.ReactedSeq).Take(ReactionSummaries.ShownPeople).Select(r => r.UserId).ToListAsync(cancellation);
        message.Details = message.Details with { Reactions = message.Details.Reactions.Without(reaction.Emoji, left) };
        db.Remove(reaction);
    }

    private IQueryable<Reaction> Of(Message message) =>
        db.Set<Reaction>().Where(r => r.ConversationId == message.ConversationId && r.Seq == message.Seq);
}
