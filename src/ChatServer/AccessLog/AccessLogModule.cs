using ChatServer.Chains;
using ChatServer.Jobs;

namespace ChatServer.AccessLog;

internal static class AccessLogModule
{
    public static void AddAccessLog(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<AccessLogOptions>().BindConfiguration("AccessLog").ValidateDataAnnotations().ValidateOnStart();
        services.AddChain<AccessEntry>();
        services.AddScoped<AccessStore>();
        services.AddScoped<AccessReader>();
        services.AddScoped<RecordAccess>();
        services.AddScoped<VerifyAccesses>();
        services.AddHostedService<RecordReading>();
        services.AddStandingJob<ForgetAccesses>();
    }
}
