using ChatServer.Accounts;
using ChatServer.Changes;
using ChatServer.Conversations.Channels;

namespace ChatServer.Notifications;

internal static class NotificationsModule
{
    public static void AddNotifications(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<Everybody>();
        services.AddScoped<ReplyFollowers>();
        services.AddScoped<FindMessageEntries>();
        services.AddScoped<FindGroupEntries>();
        services.AddScoped<NotificationStore>();
        services.AddScoped<PersonEntries>();
        services.AddScoped<ForgetDeparted>();
        services.AddLogListener<HearNotifications>();
        services.AddUserChangeKinds(NotificationChanges.Listed);

        services.AddSingleton<NotificationReader>();
        services.AddScoped<MarkNotifications>();
        services.AddScoped<PreferencesReader>();
        services.AddScoped<SetPreferences>();
        services.AddScoped<IForgetPerson, ForgetNotifications>();
        services.AddScoped<IForgetMembership, ForgetUnsubscribed>();
    }
}
