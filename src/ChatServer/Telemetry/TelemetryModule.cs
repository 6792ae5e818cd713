using ChatServer.Http.RateLimits;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace ChatServer.Telemetry;

internal static class TelemetryModule
{
    private const string PrometheusType = "text/plain; version=0.0.4; charset=utf-8";

    // Beneath every other source, so that the owner's own levels win.
    private static readonly Dictionary<string, string?> DefaultLevels = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Information",
        ["Logging:LogLevel:Npgsql"] = "Warning",

        // They tell of every request without a token; RequestLog does so in one line.
        ["Logging:LogLevel:ChatServer.Accounts.SessionTokens"] = "Warning",
        ["Logging:LogLevel:ChatServer.Realtime.HubAuthentication"] = "Warning",

        // They log an exception before they throw it; whoever catches it decides whether it is worth a line.
        ["Logging:LogLevel:Npgsql.Connection"] = "None",
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Database"] = "None",
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Query"] = "None",
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Update"] = "None",
    };

    // These write down what nobody should read later: whole addresses with their queries, and the arguments of actions and
    // hub calls, which are messages. So they stay quiet, whatever the configuration says; RequestLog takes their place.
    private static readonly (string Category, LogLevel Level)[] Quiet =
    [
        // It puts the path into a scope around everything that is logged meanwhile, unless it may say nothing at all.
        ("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None),
        ("Microsoft.AspNetCore.Mvc.Infrastructure.ControllerActionInvoker", LogLevel.Warning),

        // It says which paths it compares.
        ("Microsoft.AspNetCore.Routing.Matching.DfaMatcher", LogLevel.Information),

        // And every refused call as an error with its stack: the hub's own filter logs what really is one.
        ("Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher", LogLevel.None),
    ];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = DefaultLevels });

        // Levels of the console alone would win over those of everybody.
        foreach (var (category, level) in Quiet) builder.Logging.AddFilter(category, level).AddFilter<ConsoleLoggerProvider>(category, level);

        builder.Services.AddOptions<TelemetryOptions>().Bind(builder.Configuration).ValidateOnStart();
        builder.Services.AddSingleton<ChatMetrics>();
        builder.Services.AddSingleton<Exports>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Exports>());
    }

    public static void UseTelemetry(this WebApplication app)
    {
        app.UseMiddleware<RequestLog>();
        app.MapHealth();
        if (app.Services.GetRequiredService<IOptions<TelemetryOptions>>().Value.Metrics.Enabled)
        {
            app.MapGet("/metrics", (Exports exports) => Results.Text(exports.Scrape(), PrometheusType))
                .WithMetadata(new NoRateLimitAttribute())
                .ExcludeFromDescription();
        }
    }
}
