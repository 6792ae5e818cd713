using ChatServer.Changes;
using ChatServer.Search.Indexing;
using ChatServer.Search.Queries;

namespace ChatServer.Search;

internal static class SearchModule
{
    public static void AddSearch(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<SearchOptions>().BindConfiguration("Search").ValidateDataAnnotations().ValidateOnStart();

        services.AddSingleton<BlockStore>();
        services.AddSingleton<IndexStore>();
        services.AddScoped<ForgetWords>();
        services.AddSingleton<RebuildIndex>();
        services.AddSingleton(SearchCommand.Command);
        var isOn = builder.Configuration.GetSection("Search").Get<SearchOptions>()?.Enabled ?? true;
        if (isOn) services.AddLogListener<IndexMessages>();

        services.AddSingleton<SearchSwitch>();
        services.AddSingleton<SearchScopes>();
        services.AddSingleton<MessageFinder>();
        services.AddSingleton<FoundMessages>();
        services.AddSingleton<FindMessages>();
        services.AddSingleton<FoundFiles>();
        services.AddSingleton<FindFiles>();
        services.AddScoped<FindConversations>();
        services.AddScoped<FindEverything>();
    }
}
