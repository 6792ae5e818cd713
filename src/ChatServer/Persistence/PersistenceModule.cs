using Microsoft.EntityFrameworkCore;

namespace ChatServer.Persistence;

internal static class PersistenceModule
{
    public static void AddPersistence(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<Epoch>();
        builder.Services.AddSingleton<DeploymentSecret>();
        builder.Services.AddSingleton(services => new Database(
            builder.Configuration.GetConnectionString("Chat") ?? throw new InvalidOperationException("No database is configured."),
            services.GetRequiredService<ILoggerFactory>()));
        builder.Services.AddSingleton<DurabilityCheck>();
        builder.Services.AddSingleton<EpochKeeper>();
        builder.Services.AddSingleton<DatabaseStart>();
        builder.Services.AddDbContextPool<ChatDbContext>((services, options) =>
            options.UseNpgsql(services.GetRequiredService<Database>().Main));
    }
}
