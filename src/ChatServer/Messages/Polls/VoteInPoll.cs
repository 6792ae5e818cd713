using System.ComponentModel.DataAnnotations;
using ChatServer.Changes;
using ChatServer.Conversations;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages.Polls;

/// <summary>A vote.</summary>
/// <param name="Options">What to vote for, by place, from 0: one, or up to 20 where the poll lets one vote for several.</param>
public sealed record VoteRequest([MinLength(1), MaxLength(Poll.MaxOptions)] IReadOnlyList<int> Options);

/// <summary>Replaces one's own vote. What everybody sees of it follows within a second, with all other votes of that second.</summary>
/// <remarks>
/// A change for each vote would fill the log in which people look for what was said, and tell who voted what in a poll that is anonymous.
/// So a vote writes its rows alone, and has them counted a second later if no count is due yet.
/// </remarks>
public sealed class VoteInPoll(ChangeLog changes, MessageReader messages, Memberships memberships, PollVotes votes, ChatDbContext db)
{
    public Task<OwnVoteView> VoteAsync(Guid userId, Guid messageId, VoteRequest request, CancellationToken cancellation) =>
        request.Options.Count is 0 or > Poll.MaxOptions
            ? throw Refusal.InvalidRequest("options", $"It must have 1 to {Poll.MaxOptions}.")
            : ReplaceAsync(userId, messageId, request.Options, cancellation);

    public Task RetractAsync(Guid userId, Guid messageId, CancellationToken cancellation) => ReplaceAsync(userId, messageId, [], cancellation);

    private async Task<OwnVoteView> ReplaceAsync(Guid userId, Guid messageId, IReadOnlyCollection<int> options, CancellationToken cancellation)
    {
        var conversationId = await messages.ConversationOfAsync(userId, messageId, cancellation);
        await using var log = await changes.LockAsync(conversationId, cancellation);
        var message = await messages.RequireAsync(userId, messageId, cancellation);
        var poll = message.RequireOpenPoll(log.At(conversationId));
        var chosen = poll.Parse(options);

        var own = await votes.OfAsync(userId, message, cancellation);
        if (own.Select(v => v.Option).SequenceEqual(chosen)) return OwnVoteView.Of(poll, chosen);
        if (chosen.Count > 0) (await memberships.StandingAsync(userId, conversationId, cancellation)).RequireReacting(log.Now);
        if (poll.IsQuiz() && own.Count > 0) throw Refusal.VoteIsFinal();
        if (await IsClosedAsync(conversationId, cancellation)) throw Refusal.ThreadClosed();

        db.RemoveRange(own.Where(v => !chosen.Contains(v.Option)));
        db.AddRange(chosen.Except(own.Select(v => v.Option)).Select(option => new PollVote
        {
            ConversationId = conversationId,
            Seq = message.Seq,
            Option = option,
            UserId = userId,
            VotedAt = log.At(conversationId),
        }));
        votes.CountSoon(log, message);
        log.AppendToList(userId, PollChanges.OwnVote, messageId);
        await log.CommitAsync(cancellation);
        return OwnVoteView.Of(poll, chosen);
    }

    // What was discussed in a thread stands when it is closed, and so does what was voted.
    private Task<bool> IsClosedAsync(Guid conversationId, CancellationToken cancellation) =>
        db.Set<Conversation>().AnyAsync(c => c.Id == conversationId && c.ClosedAt != null, cancellation);
}
