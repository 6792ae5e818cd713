using ChatServer.Persistence;

namespace ChatServer.Search.Indexing;

/// <summary>"search rebuild": whoever runs the server has the index made anew.</summary>
internal static class SearchCommand
{
    public static Command Command { get; } = new(
        "search", "ChatServer search rebuild    makes the index of messages anew; servers may run meanwhile, and find a part", RunAsync);

    private static async Task<string?> RunAsync(string[] words, IServiceProvider services)
    {
        if (words is not ["rebuild"]) return null;

        var indexed = await services.GetRequiredService<RebuildIndex>().RunAsync(CancellationToken.None);
        return $"{indexed} messages can be found.";
    }
}
