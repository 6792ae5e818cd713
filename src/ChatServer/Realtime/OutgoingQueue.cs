namespace ChatServer.Realtime;

/// <summary>Everything that one socket has to hear, in order, as fast as it reads and in a known amount of memory.</summary>
/// <remarks>
/// There is a pump only while a write is pending, so an idle socket costs no task. Until <see cref="Open"/> everything waits.
/// A change for which there is no room is put off, and so is what follows it in its conversation. When the reader has taken what waits,
/// the log is read on for it, and <see cref="PostFromLog"/> brings what was put off. So a burst costs whoever reads nothing but time;
/// one who is behind and takes nothing is given up, and has to ask for what it missed.
/// </remarks>
internal sealed class OutgoingQueue
{
    private readonly Lock _gate = new();
    private readonly Backlog _backlog;
    private readonly WaitingFrames _waiting;
    private readonly Patience _patience;
    private readonly Action _readOn;
    private readonly Action _giveUp;
    private Func<Frame, ValueTask>? _write;
    private bool _isWriting = true;
    private bool _isReadingOn;
    private bool _isClosed;

    public OutgoingQueue(Action readOn, Action giveUp, TimeProvider clock, RealtimeMeters meters)
    {
        (_readOn, _giveUp) = (readOn, giveUp);
        _backlog = new Backlog(meters);
        _waiting = new WaitingFrames(_backlog, meters);
        _patience = new Patience(EndPatience, clock);
    }

    /// <summary>Begins to write what waits and what comes.</summary>
    public void Open(Func<Frame, ValueTask> write)
    {
        _write = write;
        _ = PumpAsync(ValueTask.CompletedTask);
    }

    public void Post(Frame frame)
    {
        bool isFree;
        lock (_gate)
        {
            if (_isClosed || TryPutOff(frame) || (_isWriting && TryQueue(frame))) return;

            isFree = !_isWriting;
            if (isFree) BeginWriting();
            else Empty();
        }

        if (isFree) Write(frame);
        else _giveUp();
    }

    /// <summary>Takes in a change that was put off; false if there is no room for it, or another one has to come before.</summary>
    public bool PostFromLog(Frame change)
    {
        var position = change.Position!.Value;
        lock (_gate)
        {
            if (_isClosed || !_backlog.IsNext(position) || (_isWriting && !_waiting.TryAdd(change))) return false;

            _backlog.Remove(position);
            if (_isWriting) return true;
            BeginWriting();
        }

        Write(change);
        return true;
    }

    /// <summary>The stretch of the log that is to be read now; null if none is.</summary>
    public Stretch? TakeTurn()
    {
        lock (_gate) return _backlog.TakeTurn();
    }

    /// <summary>The stretch was read as far as there was room. The rest is asked for when the reader has taken what waits.</summary>
    public void EndTurn()
    {
        lock (_gate)
        {
            _isReadingOn = false;
            if (!_isWriting) Rest();
        }
    }

    /// <summary>Tells the reader to ask for what was put off in this conversation, which cannot be read on.</summary>
    public void Skip(Guid conversationId, Frame resync)
    {
        lock (_gate) _backlog.Forget(conversationId);
        Post(resync);
    }

    /// <summary>Forgets what waits; nothing is written from now on.</summary>
    public void Close()
    {
        lock (_gate) Empty();
    }

    // Behind what was put off before in its conversation, whether there is room or not.
    private bool TryPutOff(Frame frame)
    {
        if (frame.Position is not { } change || !_backlog.Contains(change.ConversationId)) return false;

        _backlog.Add(change);
        return true;
    }

    private bool TryQueue(Frame frame)
    {
        if (!_waiting.TryAccept(frame)) return false;

        if (!_backlog.IsEmpty) _patience.Begin();
        return true;
    }

    private void BeginWriting()
    {
        _isWriting = true;
        _patience.Renew();
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
            if (!_waiting.IsEmpty) return false;

            Rest();
            return true;
        }
    }

    private Frame? TakeNext()
    {
        lock (_gate)
        {
            _patience.Renew();
            if (_waiting.TryTake(out var next)) return next;

            Rest();
            return null;
        }
    }

    private void Rest()
    {
        _isWriting = false;
        if (_backlog.IsEmpty)
        {
            _patience.Stop();
        }
        else if (!_isReadingOn)
        {
            _isReadingOn = true;
            _readOn();
        }
    }

    private void EndPatience()
    {
        lock (_gate)
        {
            if (_isClosed) return;
            if (!_isWriting || _backlog.IsEmpty)
            {
                // It is not the reader who is waited for, or nothing would be missed.
                _patience.Renew();
                return;
            }

            Empty();
        }

        _giveUp();
    }

    private void Empty()
    {
        _isClosed = true;
        _waiting.Clear();
        _backlog.Clear();
        _patience.Stop();
    }
}
