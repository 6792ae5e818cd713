using System.Diagnostics.Metrics;
using ChatServer.Telemetry;

namespace ChatServer.Realtime;

/// <summary>How many sockets there are, and what became of what was sent to them.</summary>
internal sealed class RealtimeMeters
{
    private readonly UpDownCounter<int> _connections;
    private readonly Counter<long> _delivered;
    private readonly Counter<long> _putOff;
    private readonly Counter<long> _dropped;
    private readonly Counter<long> _resyncs;
    private readonly Counter<long> _gapReads;

    public RealtimeMeters(IMeterFactory factory)
    {
        var meter = factory.Create(ChatMetrics.MeterName);
        _connections = meter.CreateUpDownCounter<int>("chat.sockets.open", "{socket}", "Open sockets.");
        _delivered = meter.CreateCounter<long>("chat.events.delivered", "{event}", "Events written to sockets.");
        _putOff = meter.CreateCounter<long>("chat.events.put_off", "{event}", "Changes that a socket had no room for; it gets them from the log.");
        _dropped = meter.CreateCounter<long>("chat.events.dropped", "{event}", "Events left out for slow readers.");
        _resyncs = meter.CreateCounter<long>("chat.sockets.resyncs", "{socket}", "Sockets closed because they missed something, such as by not reading.");
        _gapReads = meter.CreateCounter<long>("chat.log.gap.reads", "{read}", "Reads of the log for what no commit here told.");
    }

    public void Connected() => _connections.Add(1);

    public void Disconnected() => _connections.Add(-1);

    public void Delivered(int events) => _delivered.Add(events);

    public void PutOff() => _putOff.Add(1);

    public void Dropped() => _dropped.Add(1);

    public void Resynced() => _resyncs.Add(1);

    public void GapRead() => _gapReads.Add(1);
}
