namespace ChatServer.Realtime;

internal static class RealtimeModule
{
    public static void AddRealtime(this WebApplicationBuilder builder)
    {
        _ = builder.Services;
    }
}
