using ChatServer.Changes;
using ChatServer.Jobs;

namespace ChatServer.Notifications.Reminders;

internal static class RemindersModule
{
    public static void AddReminders(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ReminderStore>();
        builder.Services.AddScoped<ReminderReader>();
        builder.Services.AddScoped<SetReminder>();
        builder.Services.AddJob<RingReminder>();
        builder.Services.AddUserChangeKinds(ReminderChanges.All);
    }
}
