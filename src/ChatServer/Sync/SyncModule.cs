namespace ChatServer.Sync;

internal static class SyncModule
{
    public static void AddSync(this WebApplicationBuilder builder)
    {
        _ = builder.Services;
    }
}
