using System.Globalization;
using System.Text;
using OpenTelemetry.Metrics;

namespace ChatServer.Telemetry;

/// <summary>The Prometheus text exposition format 0.0.4.</summary>
internal sealed class PrometheusText
{
    private readonly StringBuilder _text = new();

    public override string ToString() => _text.ToString();

    public void Add(Metric metric)
    {
        var isCounter = metric.MetricType is MetricType.LongSum or MetricType.DoubleSum;
        var name = NameOf(metric, isCounter);

        _text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {metric.Description.ReplaceLineEndings(" ")}\n");
        _text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} {(metric.MetricType == MetricType.Histogram ? "histogram" : isCounter ? "counter" : "gauge")}\n");
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            if (metric.MetricType == MetricType.Histogram) AddHistogram(name, point);
            else AddLine(name, LabelsOf(point), ValueOf(metric.MetricType, point));
        }
    }

    private void AddHistogram(string name, in MetricPoint point)
    {
        var labels = LabelsOf(point);
        var before = labels.Length == 0 ? "" : labels + ",";
        long count = 0;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            count += bucket.BucketCount;
            var bound = double.IsPositiveInfinity(bucket.ExplicitBound) ? "+Inf" : Text(bucket.ExplicitBound);
            AddLine(name + "_bucket", $"{before}le=\"{bound}\"", Text(count));
        }

        AddLine(name + "_sum", labels, Text(point.GetHistogramSum()));
        AddLine(name + "_count", labels, Text(point.GetHistogramCount()));
    }

    private void AddLine(string name, string labels, string value) =>
        _text.Append(name).Append(labels.Length == 0 ? "" : $"{{{labels}}}").Append(' ').Append(value).Append('\n');

    private static string ValueOf(MetricType type, in MetricPoint point) => type switch
    {
        MetricType.LongSum or MetricType.LongSumNonMonotonic => Text(point.GetSumLong()),
        MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => Text(point.GetSumDouble()),
        MetricType.LongGauge => Text(point.GetGaugeLastValueLong()),
        _ => Text(point.GetGaugeLastValueDouble()),
    };

    private static string NameOf(Metric metric, bool isCounter)
    {
        var unit = metric.Unit switch
        {
            "s" => "_seconds",
            "By" => "_bytes",
            _ => "",
        };
        var name = Plain(metric.Name);
        return name + (name.EndsWith(unit, StringComparison.Ordinal) ? "" : unit) + (isCounter ? "_total" : "");
    }

    private static string LabelsOf(in MetricPoint point)
    {
        var labels = new List<string>();
        foreach (var tag in point.Tags) labels.Add($"{Plain(tag.Key)}=\"{Escaped(Convert.ToString(tag.Value, CultureInfo.InvariantCulture) ?? "")}\"");
        return string.Join(',', labels);
    }

    private static string Plain(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));

    private static string Escaped(string value) =>
        value.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings("\\n");

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
