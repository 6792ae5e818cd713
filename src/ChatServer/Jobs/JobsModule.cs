namespace ChatServer.Jobs;

internal static class JobsModule
{
    private static readonly TimeSpan ServerLooksEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WorkerLooksEvery = TimeSpan.FromSeconds(2);

    /// <param name="isWorker">Whether this process does heavy jobs, whatever is configured, and no others.</param>
    public static void AddJobs(this WebApplicationBuilder builder, bool isWorker)
    {
        builder.Services.AddOptions<JobsOptions>().BindConfiguration("Jobs").ValidateDataAnnotations().ValidateOnStart();
        var options = builder.Configuration.GetSection("Jobs").Get<JobsOptions>() ?? new JobsOptions();
        var lookEvery = options.LookEvery ?? (isWorker ? WorkerLooksEvery : ServerLooksEvery);

        builder.Services.AddSingleton(new JobShare(Light: !isWorker, Heavy: isWorker || options.Heavy, lookEvery));
        builder.Services.AddScoped<JobQueue>();
        builder.Services.AddSingleton<JobStore>();
        builder.Services.AddSingleton<JobRun>();
        AddRunner(builder.Services, share => share.Light, new JobLane(kind => !kind.IsHeavy, AtOnce: 2));
    }

    /// <summary>Declares a kind of job and who does it.</summary>
    public static void AddJob<THandler>(this IServiceCollection services) where THandler : class, IJobHandler => Add<THandler>(services);

    /// <summary>Declares a kind of job that may take minutes of computing, or long waits for others, and how many of it at a time.</summary>
    public static void AddHeavyJob<THandler>(this IServiceCollection services, int atOnce) where THandler : class, IJobHandler
    {
        Add<THandler>(services, isHeavy: true);
        AddRunner(services, share => share.Heavy, new JobLane(kind => kind.Name == THandler.Kind, atOnce));
    }

    /// <summary>Declares a job that there is always one of; its handler says when to do it again.</summary>
    public static void AddStandingJob<THandler>(this IServiceCollection services) where THandler : class, IJobHandler => Add<THandler>(services, isStanding: true);

    private static void AddRunner(IServiceCollection services, Func<JobShare, bool> isMine, JobLane lane) =>
        services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<JobRunner>(
            provider, isMine(provider.GetRequiredService<JobShare>()) ? lane : lane with { AtOnce = 0 }));

    private static void Add<THandler>(IServiceCollection services, bool isHeavy = false, bool isStanding = false) where THandler : class, IJobHandler
    {
        services.AddScoped<THandler>();
        services.AddSingleton(new JobKind(THandler.Kind, typeof(THandler), isHeavy, isStanding));
    }
}
