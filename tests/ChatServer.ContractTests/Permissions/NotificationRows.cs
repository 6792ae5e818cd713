using static ChatServer.ContractTests.Permissions.Row;

namespace ChatServer.ContractTests.Permissions;

/// <summary>What people should hear of, and want to.</summary>
internal static class NotificationRows
{
    public static readonly Row[] All =
    [
        // anonymous, deleted account | stranger, ex-member, server moderator, server admin | member, moderator, admin, owner
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "listNotifications, countNotifications", "one's own", _ => Call.With()),
        Rule("401 401 | ntf ntf ntf ntf | ntf ntf ntf ntf", "readNotification, markNotificationRead", "another's", s => Call.Entry(s.AnothersNotification)),
        Rule("--- --- | --- --- --- --- | yes yes yes ---", "readNotification, markNotificationRead", "one's own", s => Call.Entry(s.OwnNotification)),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "markNotificationsRead", "one's own", _ => Call.With(new { upTo = "2026-01-31T12:00:00Z" })),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "readNotificationPreferences", "one's own", _ => Call.With()),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "setNotificationPreferences", "one's own",
            _ => Call.With(new { quiet = new[] { "reaction" } })),
        Rule("401 401 | con con con con | yes yes yes yes", "readConversationNotifications", "of a group", s => Call.In(s.Group)),
        Rule("401 401 | con --- con con | yes --- --- ---", "readConversationNotifications", "of a direct one", s => Call.In(s.Direct)),
        Rule("401 401 | con con con con | yes yes yes yes", "setConversationNotifications", "of a group",
            s => Call.In(s.Group, new { level = "mentions" })),
        Rule("401 401 | con --- con con | yes --- --- ---", "setConversationNotifications", "of a direct one",
            s => Call.In(s.Direct, new { level = "mentions" })),

        Rule("401 401 | msg msg msg msg | yes yes yes yes", "setReminder", "of what was said in a group", s => Call.At(s.AnothersMessage, Tomorrow)),
        Rule("401 401 | msg --- msg msg | yes --- --- ---", "setReminder", "of what was said in a direct one",
            s => Call.At(s.AnothersDirectMessage, Tomorrow)),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "listReminders", "one's own", _ => Call.With()),
        Rule("401 401 | rem rem rem rem | rem rem rem rem", "readReminder, cancelReminder", "another's", s => Call.Again(s.AnothersReminder)),
        Rule("401 401 | rem rem rem rem | rem rem rem rem", "changeReminder", "another's", s => Call.Again(s.AnothersReminder, Tomorrow)),
    ];

    private static object Tomorrow => new { remindAt = DateTimeOffset.UtcNow.AddDays(1) };
}
