using System.Globalization;
using ChatServer.Conversations;
using ChatServer.Http;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages.Reactions;

/// <summary>Who reacted to a message, and how.</summary>
/// <param name="UserId">Who.</param>
/// <param name="Emoji">With which emoji: of Unicode, or of a set as "name:mediaId".</param>
/// <param name="At">When.</param>
public sealed record ReactionView(Guid UserId, string Emoji, DateTimeOffset At);

/// <summary>One's own reactions to a message.</summary>
/// <param name="MessageId">The message.</param>
/// <param name="Seq">Its position in the conversation.</param>
/// <param name="Emoji">With which emoji: of Unicode, or of a set as "name:mediaId".</param>
/// <param name="At">When.</param>
public sealed record OwnReactionView(Guid MessageId, long Seq, string Emoji, DateTimeOffset At);

/// <summary>Lists reactions, for members of the conversation.</summary>
public sealed class ReactionReader(ChatDbContext db, MessageReader messages, Memberships memberships, Cursors cursors)
{
    /// <summary>Emoji by emoji, and those with the same emoji in the order in which they reacted, in a channel to the second.</summary>
    public async Task<Page<ReactionView>> ListAsync(
        Guid readerId, Guid messageId, string? text, PageRequest page, CancellationToken cancellation)
    {
        var emoji = text is null ? null : ReactionEmoji.Parse(text);
        var list = $"reactions {messageId} {emoji?.MediaId?.ToString() ?? emoji?.Text}";
        var place = cursors.Read(list, readerId, page.Cursor)?.Split(' ');
        var (conversationId, seq) = await messages.PlaceOfAsync(readerId, messageId, cancellation);

        var all = db.Set<Reaction>().AsNoTracking().Where(r => r.ConversationId == conversationId && r.Seq == seq);
        if (!(await memberships.StandingAsync(readerId, conversationId, cancellation)).SeesOthers) all = all.Where(r => r.UserId == readerId);
        if (emoji?.MediaId is { } image) all = all.Where(r => r.MediaId == image);
        else if (emoji is not null) all = all.Where(r => r.Emoji == emoji.Text);
        if (place is [var reactedSeq, var lastPerson, var reacted])
        {
            var (last, person) = (long.Parse(reactedSeq, CultureInfo.InvariantCulture), Guid.Parse(lastPerson));
            all = all.Where(r => EF.Functions.GreaterThan(ValueTuple.Create(r.Emoji, r.ReactedSeq, r.UserId), ValueTuple.Create(reacted, last, person)));
        }

        var rows = await all.OrderBy(r => r.Emoji).ThenBy(r => r.ReactedSeq).ThenBy(r => r.UserId).Take(page.Limit + 1).ToListAsync(cancellation);
        var items = rows.Take(page.Limit).Select(r => new ReactionView(r.UserId, r.Emoji, r.ReactedAt)).ToList();
        var end = rows.Count > page.Limit ? rows[page.Limit - 1] : null;
        return new Page<ReactionView>(
            items, end is null ? null : cursors.Write(list, readerId, string.Create(CultureInfo.InvariantCulture, $"{end.ReactedSeq} {end.UserId} {end.Emoji}")));
    }

    /// <summary>The person's own in a conversation, newest message first.</summary>
    public async Task<Page<OwnReactionView>> ListOwnAsync(Guid readerId, Guid conversationId, PageRequest page, CancellationToken cancellation)
    {
        var list = $"own reactions {conversationId}";
        var place = cursors.Read(list, readerId, page.Cursor)?.Split(' ');
        var membership = await memberships.RequireAsync(readerId, conversationId, cancellation);

        var own = db.Set<Reaction>().AsNoTracking()
            .Where(r => r.UserId == readerId && r.ConversationId == conversationId && r.Seq > membership.HistorySeq);
        if (place is [var seq, var emoji])
        {
            var last = long.Parse(seq, CultureInfo.InvariantCulture);
            own = own.Where(r => EF.Functions.LessThan(ValueTuple.Create(r.Seq, r.Emoji), ValueTuple.Create(last, emoji)));
        }

        var rows = await (
            from reaction in own.OrderByDescending(r => r.Seq).ThenByDescending(r => r.Emoji).Take(page.Limit + 1)
            join message in db.Set<Message>() on new { reaction.ConversationId, reaction.Seq } equals new { message.ConversationId, message.Seq }
            orderby reaction.Seq descending, reaction.Emoji descending
            select new OwnReactionView(message.Id, reaction.Seq, reaction.Emoji, reaction.ReactedAt)).ToListAsync(cancellation);
        if (rows.Count <= page.Limit) return new Page<OwnReactionView>(rows, null);

        var items = rows[..page.Limit];
        return new Page<OwnReactionView>(
            items, cursors.Write(list, readerId, string.Create(CultureInfo.InvariantCulture, $"{items[^1].Seq} {items[^1].Emoji}")));
    }
}
