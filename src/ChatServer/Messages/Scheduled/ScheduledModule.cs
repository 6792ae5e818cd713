using ChatServer.Accounts;
using ChatServer.Changes;
using ChatServer.Jobs;

namespace ChatServer.Messages.Scheduled;

internal static class ScheduledModule
{
    public static void AddScheduledMessages(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ScheduledStore>();
        builder.Services.AddScoped<ScheduledReader>();
        builder.Services.AddScoped<ScheduleMessage>();
        builder.Services.AddScoped<IForgetPerson, ForgetScheduled>();
        builder.Services.AddJob<DeliverScheduled>();
        builder.Services.AddUserChangeKinds(ScheduledChanges.All);
    }
}
