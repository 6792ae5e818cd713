using ChatServer.Http;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Notifications;

/// <summary>What you should hear of.</summary>
[ApiController]
[Route("api/v1")]
[Tags("Notifications")]
public sealed class NotificationsController : ControllerBase
{
    /// <summary>Lists what you should hear of, newest first.</summary>
    /// <remarks>
    /// Messages you have not read are one entry for each conversation, reactions one for each message of yours, changes of a group one for each
    /// group; mentions and replies are one each. In conversations of more than 256 members changes of the group make no entry, and neither does
    /// "@all", which is counted in the conversation's mentions. Entries come within about a second.
    /// </remarks>
    /// <param name="unread">True leaves out what you have read.</param>
    [HttpGet("notifications", Name = "listNotifications")]
    [ProducesResponseType<NotificationPage>(StatusCodes.Status200OK)]
    public Task<NotificationPage> List(
        [FromQuery] PageRequest page,
        [FromServices] NotificationReader notifications,
        CancellationToken cancellation,
        [FromQuery] bool unread = false) =>
        notifications.ListAsync(User.UserId(), unread, page, cancellation);

    /// <summary>Counts what you have not read: the numbers for the app's icon.</summary>
    [HttpGet("notifications/unread", Name = "countNotifications")]
    [ProducesResponseType<UnreadView>(StatusCodes.Status200OK)]
    public Task<UnreadView> Count([FromServices] NotificationReader notifications, CancellationToken cancellation) =>
        notifications.CountAsync(User.UserId(), cancellation);

    /// <summary>Reads one entry. Unread messages and invitations have none of their own: they are the conversation's.</summary>
    /// <response code="404">`no-such-notification`: it does not exist, is not yours, or what it told of is gone.</response>
    [HttpGet("notifications/{notificationId:guid}", Name = "readNotification")]
    [ProducesResponseType<NotificationView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<NotificationView> Read(Guid notificationId, [FromServices] NotificationReader notifications, CancellationToken cancellation) =>
        notifications.ReadAsync(User.UserId(), notificationId, cancellation);

    /// <summary>Marks entries as read up to a time.</summary>
    /// <remarks>
    /// Your marks in conversations stay where they are, so messages stay unread. Whatever you read in a conversation is read here too, without
    /// this.
    /// </remarks>
    /// <response code="200">What you have not read now.</response>
    [HttpPut("notifications/read", Name = "markNotificationsRead")]
    [ProducesResponseType<UnreadView>(StatusCodes.Status200OK)]
    public Task<UnreadView> MarkRead(
        MarkNotificationsReadRequest request, [FromServices] MarkNotifications markNotifications, CancellationToken cancellation) =>
        markNotifications.RunAsync(User.UserId(), request.UpTo, cancellation);

    /// <summary>Marks one entry as read.</summary>
    /// <response code="404">`no-such-notification`: it does not exist, is not yours, or what it told of is gone.</response>
    [HttpPut("notifications/{notificationId:guid}/read", Name = "markNotificationRead")]
    [ProducesResponseType<NotificationView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<NotificationView> MarkOneRead(
        Guid notificationId, [FromServices] MarkNotifications markNotifications, CancellationToken cancellation) =>
        markNotifications.RunAsync(User.UserId(), notificationId, cancellation);

    /// <summary>Reads what you want to be disturbed by.</summary>
    [HttpGet("notifications/preferences", Name = "readNotificationPreferences")]
    [ProducesResponseType<PreferencesView>(StatusCodes.Status200OK)]
    public Task<PreferencesView> ReadPreferences([FromServices] PreferencesReader preferences, CancellationToken cancellation) =>
        preferences.ReadAsync(User.UserId(), cancellation);

    /// <summary>Sets which kinds never disturb you. Entries that are there stay as they are.</summary>
    /// <response code="200">All your preferences.</response>
    [HttpPut("notifications/preferences", Name = "setNotificationPreferences")]
    [ProducesResponseType<PreferencesView>(StatusCodes.Status200OK)]
    public Task<PreferencesView> SetPreferences(
        SetPreferencesRequest request, [FromServices] SetPreferences setPreferences, CancellationToken cancellation) =>
        setPreferences.RunAsync(User.UserId(), request, cancellation);

    /// <summary>Reads what in a conversation you want to be disturbed by.</summary>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours.</response>
    [HttpGet("conversations/{conversationId:guid}/notifications", Name = "readConversationNotifications")]
    [ProducesResponseType<ConversationPreferencesView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<ConversationPreferencesView> ReadLevel(
        Guid conversationId, [FromServices] PreferencesReader preferences, CancellationToken cancellation) =>
        preferences.ReadAsync(User.UserId(), conversationId, cancellation);

    /// <summary>Sets what in a conversation you want to be disturbed by, or mutes it for a time. Others notice nothing.</summary>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours.</response>
    [HttpPut("conversations/{conversationId:guid}/notifications", Name = "setConversationNotifications")]
    [ProducesResponseType<ConversationPreferencesView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<ConversationPreferencesView> SetLevel(
        Guid conversationId,
        SetConversationPreferencesRequest request,
        [FromServices] SetPreferences setPreferences,
        CancellationToken cancellation) =>
        setPreferences.RunAsync(User.UserId(), conversationId, request, cancellation);
}
