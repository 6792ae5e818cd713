namespace ChatServer.Chains;

internal static class ChainsModule
{
    /// <summary>Declares a kind of chain.</summary>
    public static void AddChain<TEntry>(this IServiceCollection services) where TEntry : ChainEntry, IChained
    {
        services.AddSingleton<ChainSeal<TEntry>>();
        services.AddScoped<Chain<TEntry>>();
        services.AddScoped<ChainReader<TEntry>>();
        services.AddScoped<VerifyChain<TEntry>>();
    }
}
