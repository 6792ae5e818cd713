namespace ChatServer.Realtime;

/// <summary>A person who has a device connected to this node, or had one a moment ago.</summary>
/// <remarks>
/// It is known here before the person's conversations are read, so that a departure that is committed meanwhile is remembered
/// and not undone by what was read before it.
/// </remarks>
internal sealed class ConnectedUser(Guid id)
{
    private readonly Lock _gate = new();
    private readonly HashSet<ConversationFeed> _feeds = [];
    private readonly Dictionary<Guid, long> _departures = [];
    private HubSocket[] _sockets = [];
    private int _opennessHeard;
    private int _loads;
    private int _returns;
    private ITimer? _linger;
    private bool _isClosed;
    private volatile Openness _openness = Openness.Unknown;

    public Guid Id { get; } = id;

    /// <summary>Completes when the person's conversations are listened to.</summary>
    public Task? Loading { get; private set; }

    /// <summary>Never changed afterwards.</summary>
    public HubSocket[] Sockets => Volatile.Read(ref _sockets);

    /// <summary>How the person stands to others.</summary>
    public Openness Openness => _openness;

    /// <summary>How often something of it was heard; what was read from the database before is older.</summary>
    public int OpennessHeard => Volatile.Read(ref _opennessHeard);

    /// <summary>Position in the person's own list up to which <see cref="Feeds"/> is complete.</summary>
    public long ListSeq { get; set; }

    /// <summary>What others are told when the person is there; made when it is first told, and always the same.</summary>
    public Frame? Online { get; set; }

    /// <summary>When the last device left; null while none has.</summary>
    public DateTimeOffset? LastSeenAt { get; private set; }

    /// <summary>How often it was heard that they came into a channel.</summary>
    public int Returns => Volatile.Read(ref _returns);

    public ConversationFeed[] Feeds
    {
        get
        {
            lock (_gate) return [.. _feeds];
        }
    }

    /// <summary>Adds a device; false if the person is no longer known here. The first one begins to load the conversations.</summary>
    public bool TryAdd(HubSocket socket, Func<ConnectedUser, Task> load)
    {
        lock (_gate)
        {
            if (_isClosed) return false;
            _linger?.Dispose();
            _sockets = [.. _sockets, socket];
            Loading ??= Task.Run(() => load(this));
            return true;
        }
    }

    /// <summary>Takes a device away; true if it was the last one.</summary>
    public bool Remove(HubSocket socket)
    {
        lock (_gate)
        {
            _sockets = Array.FindAll(_sockets, s => s != socket);
            return _sockets.Length == 0;
        }
    }

    /// <summary>Notes when the last device left, and the timer that ends this unless one comes back before.</summary>
    public void Linger(DateTimeOffset lastSeenAt, ITimer timer)
    {
        lock (_gate)
        {
            _linger?.Dispose();
            _linger = timer;
            LastSeenAt = lastSeenAt;
            if (_isClosed || _sockets.Length > 0) timer.Dispose();
        }
    }

    /// <summary>Ends this if no device came back; nobody can be added from then on.</summary>
    public bool TryClose()
    {
        lock (_gate)
        {
            if (_isClosed || _sockets.Length > 0) return false;
            return _isClosed = true;
        }
    }

    /// <summary>Ends this whatever devices there are; they are cut.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            _linger?.Dispose();
        }

        foreach (var socket in Sockets) socket.Resync();
    }

    public void Post(Frame frame)
    {
        foreach (var socket in Sockets) socket.Post(frame);
    }

    /// <summary>Takes over what was committed here.</summary>
    public void Hear(Func<Openness, Openness> change)
    {
        lock (_gate)
        {
            _opennessHeard++;
            _openness = change(_openness);
        }
    }

    /// <summary>Takes over what was read from the database; false if something newer was heard since, and it must be read again.</summary>
    public bool TryRead(Openness openness, int heardBefore)
    {
        lock (_gate)
        {
            if (_opennessHeard != heardBefore) return false;
            _openness = openness;
            return true;
        }
    }

    /// <summary>From now on, until the end of the load, departures are remembered.</summary>
    public void BeginLoad()
    {
        lock (_gate) _loads++;
    }

    public void EndLoad()
    {
        lock (_gate)
            if (--_loads == 0) _departures.Clear();
    }

    /// <summary>Called by the feed, under its lock. False if the person left after this position, or is no longer known here.</summary>
    public bool TryListen(ConversationFeed feed, long memberAsOf)
    {
        lock (_gate)
        {
            if (_isClosed || (_departures.TryGetValue(feed.ConversationId, out var leftSeq) && leftSeq > memberAsOf)) return false;
            _feeds.Add(feed);
            return true;
        }
    }

    /// <summary>Notes that they went out of a channel: what was read before does not bring them back.</summary>
    public void Depart(Guid channelId)
    {
        lock (_gate)
        {
            _feeds.RemoveWhere(f => f.ConversationId == channelId);
            if (_loads > 0) _departures[channelId] = long.MaxValue;
        }
    }

    /// <summary>Notes that they came into a channel, perhaps after they had gone out of it.</summary>
    public void Return(Guid channelId)
    {
        lock (_gate)
        {
            _returns++;
            _departures.Remove(channelId);
        }
    }

    /// <summary>Called by the feed, under its lock.</summary>
    public void Leave(ConversationFeed feed, long leftSeq)
    {
        lock (_gate)
        {
            _feeds.Remove(feed);
            if (_loads > 0) _departures[feed.ConversationId] = leftSeq;
        }
    }
}
