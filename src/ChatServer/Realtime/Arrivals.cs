using System.Diagnostics.CodeAnalysis;
using ChatServer.Changes;

namespace ChatServer.Realtime;

/// <summary>A change on its way to the sockets.</summary>
/// <param name="Change">The change.</param>
/// <param name="IsWhole">False if only the log can tell the view of its subject.</param>
internal readonly record struct Arrival(ChangeView Change, bool IsWhole)
{
    public static Arrival Of(CommittedChange committed) => new(ChangeView.Of(committed), committed.View is not null);

    public static Arrival ReadBack(ChangeView change) => new(change, IsWhole: true);
}

/// <summary>What has to come before the next change can go out.</summary>
internal enum Missing
{
    /// <summary>Nothing is waiting.</summary>
    Nothing,

    /// <summary>The changes before the one that waits: they may be on their way.</summary>
    Positions,

    /// <summary>The view of the next change: only the log has it.</summary>
    View,
}

/// <summary>Puts one conversation's changes in order: each position once, none left out, whatever the order they come in.</summary>
internal sealed class Arrivals(long position)
{
    private readonly SortedDictionary<long, Arrival> _waiting = [];

    /// <summary>The position of the newest change that went out.</summary>
    public long Position { get; private set; } = position;

    public Missing Missing =>
        _waiting.Count == 0 ? Missing.Nothing
        : _waiting.ContainsKey(Position + 1) ? Missing.View
        : Missing.Positions;

    public bool HasNext => _waiting.TryGetValue(Position + 1, out var next) && next.IsWhole;

    /// <summary>Takes a change in; false if it went out already.</summary>
    public bool Add(Arrival arrival)
    {
        if (arrival.Change.Seq <= Position) return false;
        if (!_waiting.TryGetValue(arrival.Change.Seq, out var known) || !known.IsWhole) _waiting[arrival.Change.Seq] = arrival;
        return true;
    }

    public bool TryTake([NotNullWhen(true)] out ChangeView? next)
    {
        next = HasNext ? _waiting[Position + 1].Change : null;
        if (next is null) return false;

        _waiting.Remove(++Position);
        return true;
    }
}
