using ChatServer.Changes.Listening;

namespace ChatServer.Changes;

internal static class ChangesModule
{
    /// <param name="isListening">Whether the listeners hear the log in this process.</param>
    public static void AddChanges(this WebApplicationBuilder builder, bool isListening)
    {
        builder.Services.AddSingleton<ChangeFeed>();
        builder.Services.AddSingleton<ChangeKinds>();
        builder.Services.AddScoped<ChangeLog>();
        builder.Services.AddScoped<ChangeReader>();
        builder.Services.AddSingleton<ListenerStore>();
        builder.Services.AddSingleton<Hearing>();
        if (isListening) builder.Services.AddHostedService<LogListening>();
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
        services.AddSingleton(new Listener(TListener.Name, typeof(TListener)));
    }

    public static void AddUserChangeKinds(this IServiceCollection services, IEnumerable<UserChangeKind> kinds)
    {
        foreach (var kind in kinds) services.AddSingleton(kind);
    }
}
