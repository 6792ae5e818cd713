namespace ChatServer.Jobs;

internal static class JobsModule
{
    public static void AddJobs(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<JobQueue>();
        builder.Services.AddSingleton<JobStore>();
        builder.Services.AddSingleton<JobRun>();
        AddRunner(builder.Services, isHeavy: false, workers: 2);
        AddRunner(builder.Services, isHeavy: true, workers: Math.Max(2, Environment.ProcessorCount));
    }

    /// <summary>Declares a kind of job and who does it.</summary>
    public static void AddJob<THandler>(this IServiceCollection services) where THandler : class, IJobHandler => Add<THandler>(services);

    /// <summary>Declares a kind of job that may take minutes of computing.</summary>
    public static void AddHeavyJob<THandler>(this IServiceCollection services) where THandler : class, IJobHandler => Add<THandler>(services, isHeavy: true);

    /// <summary>Declares a job that there is always one of; its handler says when to do it again.</summary>
    public static void AddStandingJob<THandler>(this IServiceCollection services) where THandler : class, IJobHandler => Add<THandler>(services, isStanding: true);

    private static void AddRunner(IServiceCollection services, bool isHeavy, int workers) =>
        services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<JobRunner>(provider, new JobLane(isHeavy, workers)));

    private static void Add<THandler>(IServiceCollection services, bool isHeavy = false, bool isStanding = false) where THandler : class, IJobHandler
    {
        services.AddScoped<THandler>();
        services.AddSingleton(new JobKind(THandler.Kind, typeof(THandler), isHeavy, isStanding));
    }
}
