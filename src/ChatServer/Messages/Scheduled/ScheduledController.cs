using ChatServer.Http;
using ChatServer.Http.RateLimits;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Messages.Scheduled;

/// <summary>Messages to be sent later.</summary>
[ApiController]
[Route("api/v1")]
[Tags("Scheduled messages")]
public sealed class ScheduledController : ControllerBase
{
    /// <summary>Schedules a message.</summary>
    /// <remarks>
    /// It is sent at its time by the server's clock, once, as if you sent it then: whether you may is decided then. If you may not, it stays
    /// in your list as failed, with the code of the refusal. At most 100 at a time. Your devices hear of all of it as `scheduled.updated`.
    /// Scheduling again with the same clientId answers what is scheduled.
    /// </remarks>
    /// <response code="201">It is scheduled.</response>
    /// <response code="200">It was scheduled before.</response>
    /// <response code="404">
    /// `no-such-conversation`: it does not exist, or is not yours. `no-such-message`: what it answers is not in it. `no-such-media`: one of them
    /// is not yours, or is gone.
    /// </response>
    /// <response code="409">`too-many-scheduled-messages`: send or cancel another one first.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpPost("conversations/{conversationId:guid}/scheduled", Name = "scheduleMessage")]
    [ProducesResponseType<ScheduledMessageView>(StatusCodes.Status201Created)]
    [ProducesResponseType<ScheduledMessageView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<ActionResult<ScheduledMessageView>> Schedule(
        Guid conversationId, ScheduleMessageRequest request, [FromServices] ScheduleMessage scheduleMessage, CancellationToken cancellation)
    {
        var (scheduled, isNew) = await scheduleMessage.RunAsync(User.UserId(), conversationId, request, cancellation);
        return isNew ? Created($"/api/v1/scheduled/{scheduled.Id}", scheduled) : Ok(scheduled);
    }

    /// <summary>Lists what you have scheduled, the next one first.</summary>
    [HttpGet("scheduled", Name = "listScheduled")]
    [ProducesResponseType<Page<ScheduledMessageView>>(StatusCodes.Status200OK)]
    public Task<Page<ScheduledMessageView>> List(
        [FromQuery] PageRequest page, [FromServices] ScheduledReader scheduled, CancellationToken cancellation) =>
        scheduled.ListAsync(User.UserId(), page, cancellation);

    /// <summary>Changes the text or the time of a scheduled message. One that failed waits again.</summary>
    /// <response code="404">`no-such-scheduled-message`: it does not exist, is not yours, or was sent.</response>
    /// <response code="409">`already-being-sent`.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpPatch("scheduled/{scheduledId:guid}", Name = "changeScheduled")]
    [ProducesResponseType<ScheduledMessageView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<ScheduledMessageView> Change(
        Guid scheduledId, ChangeScheduledRequest request, [FromServices] ScheduleMessage scheduleMessage, CancellationToken cancellation) =>
        scheduleMessage.ChangeAsync(User.UserId(), scheduledId, request, cancellation);

    /// <summary>Cancels a scheduled message.</summary>
    /// <response code="204">It will not be sent.</response>
    /// <response code="404">`no-such-scheduled-message`: it does not exist, is not yours, or was sent.</response>
    /// <response code="409">`already-being-sent`.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpDelete("scheduled/{scheduledId:guid}", Name = "cancelScheduled")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<NoContentResult> Cancel(Guid scheduledId, [FromServices] ScheduleMessage scheduleMessage, CancellationToken cancellation)
    {
        await scheduleMessage.CancelAsync(User.UserId(), scheduledId, cancellation);
        return NoContent();
    }

    /// <summary>Sends a scheduled message now.</summary>
    /// <remarks>If you may not, the refusal is that of sending a message, and it stays in your list as failed.</remarks>
    /// <response code="200">The message.</response>
    /// <response code="404">
    /// `no-such-scheduled-message`: it does not exist, is not yours, or was sent. `no-such-conversation`, `no-such-message`, `no-such-media`: as when
    /// sending a message.
    /// </response>
    /// <response code="409">`already-being-sent`. `client-id-reused`, `media-failed`: as when sending a message.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpPost("scheduled/{scheduledId:guid}/send", Name = "sendScheduledNow")]
    [ProducesResponseType<MessageView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<MessageView> SendNow(Guid scheduledId, [FromServices] DeliverScheduled deliver, CancellationToken cancellation) =>
        deliver.SendNowAsync(User.UserId(), scheduledId, cancellation);
}
