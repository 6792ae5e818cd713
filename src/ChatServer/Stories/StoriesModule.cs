using ChatServer.Accounts;
using ChatServer.Changes;
using ChatServer.Jobs;

namespace ChatServer.Stories;

internal static class StoriesModule
{
    public static void AddStories(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<StoryAudience>();
        services.AddScoped<StoriesReader>();
        services.AddScoped<StoryList>();
        services.AddScoped<StoryViewers>();
        services.AddScoped<PostStory>();
        services.AddScoped<StoryMedia>();
        services.AddScoped<SeeStory>();
        services.AddScoped<ReplyToStory>();
        services.AddScoped<TakeOutViewer>();
        services.AddScoped<MuteStories>();
        services.AddScoped<StoriesOfPair>();
        services.AddScoped<IForgetPerson, ForgetStories>();
        services.AddJob<SpreadStory>();
        services.AddJob<StoryNews>();
        services.AddJob<WithdrawStory>();
        services.AddStandingJob<ExpireStories>();
        services.AddUserChangeKinds(StoryChanges.All);
    }
}
