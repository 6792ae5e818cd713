using ChatServer.Changes;

namespace ChatServer.LiveEvents;

internal static class LiveEventsModule
{
    public static void AddLiveEvents(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<StreamAddresses>();
        services.AddScoped<EventReader>();
        services.AddScoped<HeldEvents>();
        services.AddScoped<ScheduleEvent>();
        services.AddScoped<UpdateEvent>();
        services.AddScoped<MoveEvent>();
        services.AddScoped<NameCoHost>();
        services.AddScoped<DeleteEvent>();

        services.AddChangeKinds(LiveEventChanges.All);
        services.AddScoped<ISubjectLoader, EventLoader>();
        services.AddSingleton(new SubjectShape(LiveEventChanges.Scheduled.Subject, typeof(EventFacts)));
    }
}
