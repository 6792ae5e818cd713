using ChatServer.Http;
using ChatServer.Http.RateLimits;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Notifications.Reminders;

/// <summary>Messages that you want to hear of again.</summary>
[ApiController]
[Route("api/v1")]
[Tags("Reminders")]
public sealed class RemindersController : ControllerBase
{
    /// <summary>Sets a reminder of a message.</summary>
    /// <remarks>
    /// At its time, by the server's clock, it becomes an entry of kind `reminder` in your notifications, also where you muted the conversation.
    /// Of a message you have one: setting it again gives it the new time. At most 100 at a time. It goes with its message, and when you leave the
    /// conversation. Your devices hear of it as `reminder.updated`; nobody else learns of it.
    /// </remarks>
    /// <response code="201">It is set.</response>
    /// <response code="200">There was one; it has this time now.</response>
    /// <response code="404">`no-such-message`: it does not exist, or is not yours to see.</response>
    /// <response code="409">`message-deleted`. `too-many-reminders`: cancel another one first.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpPost("messages/{messageId:guid}/reminders", Name = "setReminder")]
    [ProducesResponseType<ReminderView>(StatusCodes.Status201Created)]
    [ProducesResponseType<ReminderView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<ActionResult<ReminderView>> Set(
        Guid messageId,
        SetReminderRequest request,
        [FromServices] SetReminder setReminder,
        [FromServices] ReminderReader reminders,
        CancellationToken cancellation)
    {
        var (id, isNew) = await setReminder.RunAsync(User.UserId(), messageId, request, cancellation);
        var reminder = await reminders.ReadAsync(User.UserId(), id, cancellation);
        return isNew ? CreatedAtAction(nameof(Read), new { reminderId = id }, reminder) : Ok(reminder);
    }

    /// <summary>Lists your reminders, the next one first.</summary>
    [HttpGet("reminders", Name = "listReminders")]
    [ProducesResponseType<Page<ReminderView>>(StatusCodes.Status200OK)]
    public Task<Page<ReminderView>> List([FromQuery] PageRequest page, [FromServices] ReminderReader reminders, CancellationToken cancellation) =>
        reminders.ListAsync(User.UserId(), page, cancellation);

    /// <summary>Reads a reminder.</summary>
    /// <response code="404">`no-such-reminder`: it does not exist, is not yours, its time has come, or its message is gone.</response>
    [HttpGet("reminders/{reminderId:guid}", Name = "readReminder")]
    [ProducesResponseType<ReminderView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<ReminderView> Read(Guid reminderId, [FromServices] ReminderReader reminders, CancellationToken cancellation) =>
        reminders.ReadAsync(User.UserId(), reminderId, cancellation);

    /// <summary>Gives a reminder another time.</summary>
    /// <response code="404">`no-such-reminder`: it does not exist, is not yours, its time has come, or its message is gone.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpPatch("reminders/{reminderId:guid}", Name = "changeReminder")]
    [ProducesResponseType<ReminderView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<ReminderView> Change(
        Guid reminderId,
        SetReminderRequest request,
        [FromServices] SetReminder setReminder,
        [FromServices] ReminderReader reminders,
        CancellationToken cancellation)
    {
        await setReminder.ChangeAsync(User.UserId(), reminderId, request, cancellation);
        return await reminders.ReadAsync(User.UserId(), reminderId, cancellation);
    }

    /// <summary>Cancels a reminder.</summary>
    /// <response code="204">You will not be told.</response>
    /// <response code="404">`no-such-reminder`: it does not exist, is not yours, its time has come, or its message is gone.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpDelete("reminders/{reminderId:guid}", Name = "cancelReminder")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<NoContentResult> Cancel(Guid reminderId, [FromServices] SetReminder setReminder, CancellationToken cancellation)
    {
        await setReminder.CancelAsync(User.UserId(), reminderId, cancellation);
        return NoContent();
    }
}
