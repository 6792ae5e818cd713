namespace ChatServer.Jobs;

internal static class JobsModule
{
    public static void AddJobs(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<JobQueue>();
        builder.Services.AddSingleton<JobStore>();
        builder.Services.AddSingleton<JobRun>();
        builder.Services.AddHostedService<JobRunner>();
    }

    /// <summary>Declares a kind of job and who does it.</summary>
    public static void AddJob<THandler>(this IServiceCollection services) where THandler : class, IJobHandler => Add<THandler>(services, false);

    /// <summary>Declares a job that there is always one of; its handler says when to do it again.</summary>
    public static void AddStandingJob<THandler>(this IServiceCollection services) where THandler : class, IJobHandler => Add<THandler>(services, true);

    private static void Add<THandler>(IServiceCollection services, bool isStanding) where THandler : class, IJobHandler
    {
        services.AddScoped<THandler>();
        services.AddSingleton(new JobKind(THandler.Kind, typeof(THandler), isStanding));
    }
}
