using ChatServer.Chains;
using ChatServer.Jobs;

namespace ChatServer.SecurityEvents;

internal static class SecurityEventsModule
{
    public static void AddSecurityEvents(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<SecurityEventsOptions>().BindConfiguration("SecurityEvents").ValidateDataAnnotations().ValidateOnStart();
        services.AddChain<SecurityEvent>();
        services.AddSingleton<SecurityNotes>();
        services.AddSingleton<WriteEvents>();
        services.AddHostedService(provider => provider.GetRequiredService<WriteEvents>());
        services.AddStandingJob<ForgetEvents>();
    }
}
