using ChatServer.Changes.Listening;

namespace ChatServer.Changes;

internal static class ChangesModule
{
    public static void AddChanges(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ChangeFeed>();
        builder.Services.AddSingleton<ChangeKinds>();
        builder.Services.AddScoped<ChangeLog>();
        builder.Services.AddScoped<ChangeReader>();
        builder.Services.AddSingleton<ListenerStore>();
        builder.Services.AddOptions<ListeningOptions>().BindConfiguration("Listening").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.ConfigureSwaggerGen(description => description.SchemaFilter<ChangeSchema>());
    }

    /// <summary>Declares the kinds of a feature; their subjects need an <see cref="ISubjectLoader"/> and a <see cref="SubjectShape"/>.</summary>
    public static void AddChangeKinds(this IServiceCollection services, IEnumerable<ChangeKind> kinds)
    {
        foreach (var kind in kinds) services.AddSingleton(kind);
    }

    /// <summary>Has a listener hear the log.</summary>
    public static void AddLogListener<TListener>(this IServiceCollection services) where TListener : class, ILogListener
    {
        services.AddScoped<TListener>();
        services.AddSingleton(new ListenerName(TListener.Name));
        services.AddHostedService<LogListening<TListener>>();
    }

    public static void AddUserChangeKinds(this IServiceCollection services, IEnumerable<UserChangeKind> kinds)
    {
        foreach (var kind in kinds) services.AddSingleton(kind);
    }
}
