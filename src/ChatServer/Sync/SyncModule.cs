namespace ChatServer.Sync;

internal static class SyncModule
{
    public static void AddSync(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<SyncOptions>().BindConfiguration("Sync").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<SyncAdmission>();
        builder.Services.AddScoped<SyncStore>();
        builder.Services.AddScoped<SyncState>();
    }
}
