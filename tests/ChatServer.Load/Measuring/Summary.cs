using System.Globalization;

namespace ChatServer.Load.Measuring;

/// <summary>The median of several measurements, and how far they lie apart.</summary>
internal static class Summary
{
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    public static string Of(IReadOnlyList<Measurement> measurements, Func<Measurement, double> figure, string format)
    {
        var values = measurements.Select(figure).ToList();
        return $"{Text(Median(values), format)} ({Text(values.Min(), format)} to {Text(values.Max(), format)})";
    }

    public static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
