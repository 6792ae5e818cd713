using System.Diagnostics.Metrics;

namespace ChatServer.Telemetry;

/// <summary>What the chat itself counts, beside what the web server, the database driver and the runtime count.</summary>
public sealed class ChatMetrics
{
    public const string MeterName = "ChatServer";

    private readonly Meter _meter;
    private readonly Counter<long> _messagesSent;
    private readonly Histogram<int> _groupSize;
    private readonly Histogram<double> _commitSeconds;
    private readonly Counter<long> _signIns;
    private readonly Counter<long> _refusals;

    public ChatMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName);
        _messagesSent = _meter.CreateCounter<long>("chat.messages.sent", "{message}", "Messages stored; repeated sends are not counted.");
        _groupSize = _meter.CreateHistogram<int>(
            "chat.writer.group.size",
            "{message}",
            "Messages that one transaction stored.",
            advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256] });
        _commitSeconds = _meter.CreateHistogram<double>(
            "chat.writer.commit.duration",
            "s",
            "From taking a group of messages to its commit.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5] });
        _signIns = _meter.CreateCounter<long>("chat.sign.ins", "{attempt}", "Sign-in attempts by outcome.");
        _refusals = _meter.CreateCounter<long>("chat.refusals", "{request}", "Requests and hub calls that were refused, by code.");
    }

    public void MessagesStored(int count, int groupSize, TimeSpan commit)
    {
        _messagesSent.Add(count);
        _groupSize.Record(groupSize);
        _commitSeconds.Record(commit.TotalSeconds);
    }

    public void SignedIn(bool succeeded) =>
        _signIns.Add(1, new KeyValuePair<string, object?>("outcome", succeeded ? "success" : "failure"));

    public void Refused(string code) => _refusals.Add(1, new KeyValuePair<string, object?>("code", code));

    /// <summary>Lets a feature show a number that it keeps anyway, such as open connections.</summary>
    public void Watch(string name, string unit, string description, Func<long> read) =>
        _meter.CreateObservableGauge(name, read, unit, description);
}
