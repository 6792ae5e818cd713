namespace ChatServer.Realtime;

/// <summary>A stretch of one conversation's log that a socket is still owed.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="After">What is up to here was queued.</param>
/// <param name="UpTo">What comes after this is queued as it happens, once the stretch is done.</param>
internal readonly record struct Stretch(Guid ConversationId, long After, long UpTo);

/// <summary>The changes that were put off for one socket: a stretch of the log for each conversation. Guarded by its queue.</summary>
/// <remarks>
/// It holds positions only, and none that was not on its way to this socket: what came before someone joined or after they left
/// never gets in.
/// </remarks>
internal sealed class Backlog(RealtimeMeters meters)
{
    private readonly OrderedDictionary<Guid, Stretch> _stretches = [];

    public bool IsEmpty => _stretches.Count == 0;

    // Asked for every event of every socket, nearly always of an empty one; the dictionary would box the key even then.
    public bool Contains(Guid conversationId) => !IsEmpty && _stretches.ContainsKey(conversationId);

    /// <summary>Puts a change off: the next one of its conversation that was to be queued, or the last one that was.</summary>
    public void Add(LogPosition change)
    {
        var known = _stretches.GetValueOrDefault(change.ConversationId, new Stretch(change.ConversationId, change.Seq, change.Seq));
        _stretches[change.ConversationId] = known with
        {
            After = Math.Min(known.After, change.Seq - 1),
            UpTo = Math.Max(known.UpTo, change.Seq),
        };
        meters.PutOff();
    }

    /// <summary>Whether this is the change that the socket is owed next in its conversation.</summary>
    public bool IsNext(LogPosition change) =>
        _stretches.TryGetValue(change.ConversationId, out var stretch) && change.Seq == stretch.After + 1;

    /// <summary>Takes off the change that is next, since it was queued.</summary>
    public void Remove(LogPosition next)
    {
        var stretch = _stretches[next.ConversationId];
        if (next.Seq == stretch.UpTo) _stretches.Remove(next.ConversationId);
        else _stretches[next.ConversationId] = stretch with { After = next.Seq };
    }

    public void Forget(Guid conversationId) => _stretches.Remove(conversationId);

    public void Clear() => _stretches.Clear();

    /// <summary>The stretch whose turn it is, null if there is none. The conversations take turns: a busy one does not keep others waiting.</summary>
    public Stretch? TakeTurn()
    {
        if (IsEmpty) return null;

        var (conversationId, stretch) = _stretches.GetAt(0);
        _stretches.RemoveAt(0);
        _stretches.Add(conversationId, stretch);
        return stretch;
    }
}
