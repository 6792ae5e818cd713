using System.ComponentModel.DataAnnotations;
using ChatServer.Refusals;

namespace ChatServer.LiveEvents.Reactions;

/// <summary>Reactions to what is going on in an event.</summary>
/// <param name="ClientId">Chosen by the client, another one for each call. Repeating a call with it counts nothing twice.</param>
/// <param name="Emoji" example="🎉">One of ❤️ 👍 👏 🎉 😂 😮 😢 🔥.</param>
/// <param name="Count" example="3">How often, 1 to 20: a client that sends what somebody tapped in a second together sends one call.</param>
public sealed record ReactInEventRequest(
    Guid ClientId, [EventEmoji] string Emoji, [Range(1, EventReaction.MaxAtOnce, ErrorMessage = "It must be from 1 to 20.")] int Count = 1);

/// <summary>Reacts to what is going on in an event. Answered once it is stored; repeating a call with the same client id counts nothing twice.</summary>
public sealed class ReactInEvent(ReactionWriter writer, EventReactionReader reactions, EventReader events)
{
    public async Task<EventReactionCount> RunAsync(Guid userId, Guid eventId, ReactInEventRequest request, CancellationToken cancellation)
    {
        // The hub binds what REST's annotations would have refused.
        if (request.Count is < 1 or > EventReaction.MaxAtOnce) throw Refusal.InvalidRequest("count", $"It must be from 1 to {EventReaction.MaxAtOnce}.");
        var call = new ReactionCall(eventId, userId, request.ClientId, EventReaction.ParseEmoji(request.Emoji), request.Count);

        var outcome = await writer.WriteAsync(call, cancellation);
        if (outcome.Verdict == ReactionVerdict.NotTakingPart) await events.RequireSeenAsync(userId, eventId, cancellation);
        return outcome.Verdict switch
        {
            ReactionVerdict.Counted => new EventReactionCount(call.Emoji, outcome.Total),
            ReactionVerdict.Repeated => (await reactions.TotalsAsync(eventId, cancellation)).Single(r => r.Emoji == call.Emoji),
            ReactionVerdict.Reused => throw Refusal.ClientIdReused(),
            ReactionVerdict.NotLive => throw Refusal.EventNotLive(),
            ReactionVerdict.Over => throw Refusal.EventOver(),
            ReactionVerdict.Silenced => throw Refusal.Silenced(outcome.Wait),
            _ => throw Refusal.NotTakingPart(),
        };
    }
}
