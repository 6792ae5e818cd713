using ChatServer.Accounts;
using ChatServer.Changes;
using ChatServer.Jobs;
using ChatServer.Messages;
using ChatServer.Moderation.Actions;
using ChatServer.Moderation.Classifier;
using ChatServer.Moderation.Filters;
using ChatServer.Moderation.Filters.Hits;
using ChatServer.Moderation.Reports;

namespace ChatServer.Moderation;

internal static class ModerationModule
{
    public static void AddModeration(this WebApplicationBuilder builder)
    {
        AddActions(builder.Services);
        AddReports(builder.Services);
        AddFilters(builder.Services);
        builder.AddClassifier();
        builder.Services.AddUserChangeKinds(ModerationChanges.Listed);
    }

    private static void AddActions(IServiceCollection services)
    {
        services.AddSingleton<RestrictionStore>();
        services.AddScoped<Suspensions>();
        services.AddSingleton<MutedPeople>();
        services.AddSingleton<IPostingRule>(provider => provider.GetRequiredService<MutedPeople>());
        services.AddHostedService(provider => provider.GetRequiredService<MutedPeople>());
        services.AddScoped<ActOnPerson>();
        services.AddScoped<TakeAction>();
        services.AddScoped<UndoAction>();
        services.AddScoped<AppealAction>();
        services.AddScoped<ActionReader>();
        services.AddScoped<IForgetPerson, ForgetActions>();
    }

    private static void AddReports(IServiceCollection services)
    {
        services.AddScoped<ReportStore>();
        services.AddScoped<ReportReader>();
        services.AddScoped<MakeReport>();
        services.AddScoped<ReportFound>();
        services.AddScoped<KeepEvidence>();
        services.AddScoped<HandleReport>();
        services.AddScoped<ResolveReport>();
        services.AddStandingJob<EraseEvidence>();
    }

    private static void AddFilters(IServiceCollection services)
    {
        services.AddSingleton<FilterNotes>();
        services.AddSingleton<FilterDoor>();
        services.AddSingleton<IPostingRule>(provider => provider.GetRequiredService<FilterDoor>());
        services.AddHostedService(provider => provider.GetRequiredService<FilterDoor>());
        services.AddHostedService<WriteHits>();
        services.AddScoped<FilterStore>();
        services.AddScoped<FilterReader>();
        services.AddScoped<ChangeFilters>();
        services.AddSingleton<TryFilters>();
        services.AddStandingJob<ForgetHits>();
        services.AddScoped<IForgetPerson, ForgetHits>();
    }
}
