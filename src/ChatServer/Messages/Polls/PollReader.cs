using System.Globalization;
using ChatServer.Conversations;
using ChatServer.Http;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages.Polls;

/// <summary>Who voted for an option.</summary>
/// <param name="UserId">Who.</param>
/// <param name="Option">For which option, by place, from 0.</param>
/// <param name="At">When.</param>
public sealed record VoteView(Guid UserId, int Option, DateTimeOffset At);

/// <summary>Reads votes, for members of the conversation.</summary>
public sealed class PollReader(MessageReader messages, Memberships memberships, PollVotes votes, Cursors cursors, TimeProvider clock)
{
    public async Task<OwnVoteView> ReadOwnAsync(Guid userId, Guid messageId, CancellationToken cancellation)
    {
        var message = await messages.RequireAsync(userId, messageId, cancellation);
        var poll = message.RequirePoll(clock.GetUtcNow());
        return OwnVoteView.Of(poll, (await votes.OfAsync(userId, message, cancellation)).Select(v => v.Option));
    }

    /// <summary>Option by option.</summary>
    public async Task<Page<VoteView>> ListAsync(Guid readerId, Guid messageId, PageRequest page, CancellationToken cancellation)
    {
        var list = $"votes {messageId}";
        var place = cursors.Read(list, readerId, page.Cursor)?.Split(' ');
        var message = await messages.RequireAsync(readerId, messageId, cancellation);
        if (message.RequirePoll(clock.GetUtcNow()).Anonymous) throw Refusal.PollIsAnonymous();
        if (!(await memberships.StandingAsync(readerId, message.ConversationId, cancellation)).SeesOthers) throw Refusal.PollIsAnonymous();

        var all = votes.Of(message).AsNoTracking();
        if (place is [var option, var userId])
        {
            var last = (Option: short.Parse(option, CultureInfo.InvariantCulture), UserId: Guid.Parse(userId));
            all = all.Where(v => EF.Functions.GreaterThan(ValueTuple.Create(v.Option, v.UserId), ValueTuple.Create(last.Option, last.UserId)));
        }

        var rows = await all.OrderBy(v => v.Option).ThenBy(v => v.UserId).Take(page.Limit + 1).ToListAsync(cancellation);
        var items = rows.Take(page.Limit).Select(v => new VoteView(v.UserId, v.Option, v.VotedAt)).ToList();
        var end = rows.Count > page.Limit ? items[^1] : null;
        return new Page<VoteView>(
            items, end is null ? null : cursors.Write(list, readerId, string.Create(CultureInfo.InvariantCulture, $"{end.Option} {end.UserId}")));
    }
}
