namespace ChatServer.Telemetry;

internal static class TelemetryModule
{
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        _ = builder.Services;
    }
}
