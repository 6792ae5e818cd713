using System.Diagnostics;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace ChatServer.Telemetry;

/// <summary>Collects measurements for /metrics and, where asked for, sends them and traces to a collector.</summary>
internal sealed class Exports : IHostedService, IDisposable
{
    private static readonly string[] Meters =
    [
        ChatMetrics.MeterName,
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Http.Connections",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Npgsql",
        "System.Runtime",
    ];

    private static readonly string[] Sources = ["Microsoft.AspNetCore", "Microsoft.AspNetCore.SignalR.Server", "Npgsql"];

    private readonly PrometheusReader _reader = new();
    private readonly MeterProvider? _meters;
    private readonly TracerProvider? _traces;

    public Exports(IOptions<TelemetryOptions> options)
    {
        var endpoint = options.Value.Otlp.Endpoint;
        if (!options.Value.Metrics.Enabled && endpoint is null) return;

        var meters = Sdk.CreateMeterProviderBuilder().AddMeter(Meters).AddReader(_reader);
        if (endpoint is not null)
        {
            meters.AddOtlpExporter(o => o.Endpoint = endpoint);
            _traces = Sdk.CreateTracerProviderBuilder().AddSource(Sources).AddProcessor(new QueryRemover())
                .AddOtlpExporter(o => o.Endpoint = endpoint).Build();
        }

        _meters = meters.Build();
    }

    public string Scrape() => _reader.Scrape();

    // Being a hosted service makes it begin with the server and not with the first scrape.
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _traces?.Dispose();
        _meters?.Dispose();
        _reader.Dispose();
    }

    // A query may hold a ticket or what somebody searched for.
    private sealed class QueryRemover : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            data.SetTag("url.query", null);
            data.SetTag("url.full", null);
        }
    }
}
