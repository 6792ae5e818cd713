using ChatServer.Changes;
using ChatServer.Jobs;

namespace ChatServer.Moderation.Classifier;

internal static class ClassifierModule
{
    public static void AddClassifier(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<ClassifierOptions>().BindConfiguration(ClassifierOptions.Section).ValidateDataAnnotations()
            .Validate(o => o.IsSound, $"Classifier:Url must be an address of http or https, and Classifier:Secret have at least {ClassifierOptions.LeastSecretLength} characters.")
            .ValidateOnStart();

        services.AddSingleton<ClassifierClient>();
        services.AddScoped<ApplyVerdict>();
        services.AddHeavyJob<AskClassifier>(AskClassifier.Runners);

        // Whoever has none pays nothing for it.
        if (builder.Configuration.GetSection(ClassifierOptions.Section)[nameof(ClassifierOptions.Url)] is { Length: > 0 }) services.AddLogListener<HearForClassifier>();
    }
}
