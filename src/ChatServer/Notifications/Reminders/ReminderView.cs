using ChatServer.Messages;

namespace ChatServer.Notifications.Reminders;

/// <summary>A message that you want to hear of again.</summary>
/// <param name="Id">The reminder's id, until its time has come.</param>
/// <param name="RemindAt">When you are told, by the server's clock.</param>
/// <param name="CreatedAt">When it was set.</param>
/// <param name="Message">The message as it is now.</param>
public sealed record ReminderView(Guid Id, DateTimeOffset RemindAt, DateTimeOffset CreatedAt, MessageView Message);
