using ChatServer.Persistence.Embedded;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Persistence;

internal static class PersistenceModule
{
    public static void AddPersistence(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var address = builder.Configuration.GetConnectionString("Chat");
        if (string.IsNullOrEmpty(address)) AddEmbeddedPostgres(builder);

        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Epoch>();
        services.AddSingleton<DeploymentSecret>();
        services.AddSingleton<EpochKeeper>();
        services.AddSingleton(provider => new Database(
            provider.GetService<EmbeddedPostgres>()?.ConnectionString ?? address!,
            provider.GetRequiredService<EpochKeeper>(),
            provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<DatabaseStart>();

        // Taken from the services, not an option of the context: so the model and the queries are compiled once for a process, whatever the database.
        services.AddSingleton(provider => provider.GetRequiredService<Database>().Main);
        services.AddDbContextPool<ChatDbContext>(options => options.UseNpgsql().AddInterceptors(new LostTransactions()));
    }

    private static void AddEmbeddedPostgres(WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection("Postgres").Get<PostgresOptions>() ?? new PostgresOptions();
        builder.Services.AddSingleton(provider => new EmbeddedPostgres(
            builder.Configuration["DataDirectory"] ?? "./data", options, provider.GetRequiredService<ILogger<EmbeddedPostgres>>()));
    }
}
