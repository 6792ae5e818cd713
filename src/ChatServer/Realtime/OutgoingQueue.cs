namespace ChatServer.Realtime;

/// <summary>What waits for one socket: in order, and never more than a known amount.</summary>
/// <remarks>
/// There is a pump only while a write is pending, so an idle socket costs no task. Until <see cref="Open"/> everything waits.
/// When there is no room, typing goes first, then presence, then all but the latest of each receipt; if that is not enough, everything
/// goes and <paramref name="onOverflow"/> is called: the client has to ask for what it missed.
/// </remarks>
internal sealed class OutgoingQueue(Action onOverflow, RealtimeMeters meters)
{
    public const int MaxFrames = 256;
    public const int MaxBytes = 256 * 1024;

    private readonly Lock _gate = new();
    private readonly LinkedList<Frame> _waiting = new();
    private Func<Frame, ValueTask>? _write;
    private int _bytes;
    private bool _isWriting = true;
    private bool _isClosed;

    /// <summary>Begins to write what waits and what comes.</summary>
    public void Open(Func<Frame, ValueTask> write)
    {
        _write = write;
        _ = PumpAsync(ValueTask.CompletedTask);
    }

    public void Post(Frame frame)
    {
        bool hasRoom;
        lock (_gate)
        {
            if (_isClosed || (_isWriting && TryQueue(frame))) return;

            hasRoom = !_isWriting;
            if (hasRoom) _isWriting = true;
            else Empty();
        }

        if (hasRoom) Write(frame);
        else onOverflow();
    }

    /// <summary>Forgets what waits; nothing is written from now on.</summary>
    public void Close()
    {
        lock (_gate) Empty();
    }

    private void Write(Frame frame)
    {
        var write = _write!(frame);
        if (write.IsCompletedSuccessfully && TryRest()) return;
        _ = PumpAsync(write);
    }

    private async Task PumpAsync(ValueTask write)
    {
        try
        {
            await write;
            while (TakeNext() is { } frame) await _write!(frame);
        }
        catch (Exception)
        {
            // The connection is gone; whoever watches over it sees the same.
            Close();
        }
    }

    private bool TryRest()
    {
        lock (_gate)
        {
            if (_waiting.Count > 0) return false;
            _isWriting = false;
            return true;
        }
    }

    private Frame? TakeNext()
    {
        lock (_gate)
        {
            if (_waiting.First is not { } first)
            {
                _isWriting = false;
                return null;
            }

            Remove(first);
            return first.Value;
        }
    }

    private bool TryQueue(Frame frame)
    {
        if (TryAdd(frame)) return true;

        foreach (var kind in (ReadOnlySpan<FrameKind>)[FrameKind.Typing, FrameKind.Presence])
        {
            RemoveWhere(f => f.Kind == kind);
            if (TryAdd(frame)) return true;
            if (frame.Kind != kind) continue;

            meters.Dropped();
            return true;
        }

        KeepLatest(frame);
        return TryAdd(frame);
    }

    private bool TryAdd(Frame frame)
    {
        // Whatever its size, one frame may wait.
        if (_waiting.Count > 0 && (_waiting.Count >= MaxFrames || _bytes + frame.Bytes > MaxBytes)) return false;

        _waiting.AddLast(frame);
        _bytes += frame.Bytes;
        return true;
    }

    private void KeepLatest(Frame newest)
    {
        var met = new HashSet<(Guid, Guid)>();
        if (newest.Kind == FrameKind.Latest) met.Add(newest.Key);

        for (var (node, previous) = (_waiting.Last, _waiting.Last?.Previous); node is not null; (node, previous) = (previous, previous?.Previous))
            if (node.Value.Kind == FrameKind.Latest && !met.Add(node.Value.Key)) Drop(node);
    }

    private void RemoveWhere(Predicate<Frame> match)
    {
        for (var (node, next) = (_waiting.First, _waiting.First?.Next); node is not null; (node, next) = (next, next?.Next))
            if (match(node.Value)) Drop(node);
    }

    private void Drop(LinkedListNode<Frame> node)
    {
        Remove(node);
        meters.Dropped();
    }

    private void Remove(LinkedListNode<Frame> node)
    {
        _waiting.Remove(node);
        _bytes -= node.Value.Bytes;
    }

    private void Empty()
    {
        _isClosed = true;
        _waiting.Clear();
        _bytes = 0;
    }
}
