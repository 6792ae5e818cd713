using System.ComponentModel.DataAnnotations;
using ChatServer.Conversations;
using ChatServer.Messages;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.LiveEvents.Stage;

/// <summary>What everybody in an event is to see from now on. It replaces all that was set before.</summary>
/// <param name="Revision" example="0">The revision that this replaces, as last heard or read; 0 if nothing was set yet.</param>
/// <param name="Playing">Whether the video plays.</param>
/// <param name="PositionMs" example="90000">Where it stands now, in milliseconds from its beginning, at most a week.</param>
/// <param name="Rate" example="1">How fast it plays, 0.25 to 4.</param>
/// <param name="Slide" example="3">The slide that is shown, 0 to 10,000; null: none.</param>
/// <param name="PollId">A message of the event's chat with a poll; null: none.</param>
public sealed record SetStageRequest(
    [Range(0, long.MaxValue)] long Revision,
    bool Playing,
    [Range(0, EventStage.MaxPositionMs, ErrorMessage = "It must be from 0 to 604800000.")] long PositionMs,
    double Rate = 1,
    [Range(0, EventStage.MaxSlide, ErrorMessage = "It must be from 0 to 10000.")] int? Slide = null,
    Guid? PollId = null);

/// <summary>Sets the stage of an event, as one of its hosts; of two who replace the same revision one does, and the other is told.</summary>
public sealed class SetStage(HeldEvents heldEvents, ChatDbContext db)
{
    public async Task<StageView> RunAsync(Guid hostId, Guid eventId, SetStageRequest request, CancellationToken cancellation)
    {
        Require(request);
        await using var held = await heldEvents.LockAsync(hostId, eventId, MemberRole.Admin, cancellation);
        if (held.Event.IsOver) throw Refusal.EventOver();

        var known = await db.Set<EventStage>().SingleOrDefaultAsync(s => s.ConversationId == eventId, cancellation);
        if (request.Revision != (known?.Revision ?? 0)) throw Refusal.StageMoved();
        if (request.PollId is { } pollId) await RequirePollAsync(eventId, pollId, held.Log.Now, cancellation);

        var stage = known ?? new EventStage { ConversationId = eventId };
        if (known is null) db.Add(stage);
        (stage.IsPlaying, stage.PositionMs, stage.Rate, stage.SetAt) = (request.Playing, request.PositionMs, request.Rate, held.Log.Now);
        (stage.Slide, stage.PollId) = (request.Slide, request.PollId);
        stage.Revision = held.Log.Append(eventId, LiveEventChanges.Staged, eventId, hostId, () => StageView.Of(stage));
        await held.Log.CommitAsync(cancellation);
        return StageView.Of(stage);
    }

    // The hub binds what REST's annotations would have refused.
    private static void Require(SetStageRequest request)
    {
        if (request.Revision < 0) throw Refusal.InvalidRequest("revision", "It must not be below 0.");
        if (request.PositionMs is < 0 or > EventStage.MaxPositionMs)
            throw Refusal.InvalidRequest("positionMs", $"It must be from 0 to {EventStage.MaxPositionMs}.");
        if (request.Rate is not (>= EventStage.MinRate and <= EventStage.MaxRate)) throw Refusal.InvalidRequest("rate", "It must be from 0.25 to 4.");
        if (request.Slide is < 0 or > EventStage.MaxSlide) throw Refusal.InvalidRequest("slide", $"It must be from 0 to {EventStage.MaxSlide}.");
    }

    private async Task RequirePollAsync(Guid eventId, Guid messageId, DateTimeOffset now, CancellationToken cancellation)
    {
        var message = await db.Set<Message>().AsNoTracking()
            .SingleOrDefaultAsync(m => m.Id == messageId && m.ConversationId == eventId, cancellation);
        if (message?.IsGone(now) != false || message.Details?.Poll is null) throw Refusal.NoSuchMessage();
    }
}
