using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace ChatServer.Telemetry;

/// <summary>Collects all measurements when it is asked, and writes them as Prometheus text.</summary>
internal sealed class PrometheusReader : BaseExportingMetricReader
{
    private const int CollectTimeoutMilliseconds = 5000;

    private readonly TextExporter _exporter;
    private readonly Lock _gate = new();

    public PrometheusReader()
        : this(new TextExporter())
    {
    }

    private PrometheusReader(TextExporter exporter)
        : base(exporter) => _exporter = exporter;

    public string Scrape()
    {
        // One exporter, one text: scrapes take turns.
        lock (_gate)
        {
            Collect(CollectTimeoutMilliseconds);
            return _exporter.Text;
        }
    }

    // An exporter that says it is for pulling is refused by a reader that it does not know.
    [ExportModes(ExportModes.Push)]
    private sealed class TextExporter : BaseExporter<Metric>
    {
        public string Text { get; private set; } = "";

        public override ExportResult Export(in Batch<Metric> batch)
        {
            var text = new PrometheusText();
            foreach (var metric in batch) text.Add(metric);
            Text = text.ToString();
            return ExportResult.Success;
        }
    }
}
