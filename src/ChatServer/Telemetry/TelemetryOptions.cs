namespace ChatServer.Telemetry;

/// <summary>What leaves the server about itself.</summary>
public sealed class TelemetryOptions
{
    public MetricsPart Metrics { get; init; } = new();

    public OtlpPart Otlp { get; init; } = new();

    public sealed class MetricsPart
    {
        /// <summary>Answers /metrics.</summary>
        public bool Enabled { get; init; } = true;
    }

    public sealed class OtlpPart
    {
        /// <summary>Where measurements and traces are sent, such as http://collector:4317; absent: nowhere.</summary>
        public Uri? Endpoint { get; init; }
    }
}
