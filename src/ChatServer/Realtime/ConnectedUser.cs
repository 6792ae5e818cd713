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
    private int _settingsHeard;
    private int _loads;
    private ITimer? _linger;
    private bool _isClosed;
    private volatile bool _showsReads;

    public Guid Id { get; } = id;

    /// <summary>Completes when the person's conversations are listened to.</summary>
    public Task? Loading { get; private set; }

    /// <summary>Never changed afterwards.</summary>
    public HubSocket[] Sockets => Volatile.Read(ref _sockets);

    /// <summary>Whether the person shares reads, and so may see those of others.</summary>
    public bool ShowsReads => _showsReads;

    /// <summary>How often the setting was heard of; what was read from the database before is older.</summary>
    public int SettingsHeard => Volatile.Read(ref _settingsHeard);

    /// <summary>Position in the person's own list up to which <see cref="Feeds"/> is complete.</summary>
    public long ListSeq { get; set; }

    /// <summary>What others are told when the person is there; made when it is first told, and always the same.</summary>
    public Frame? Online { get; set; }

    /// <summary>When the last device left; null while none has.</summary>
    public DateTimeOffset? LastSeenAt { get; private set; }

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

    public void HearSettings(bool showsReads)
    {
        lock (_gate)
        {
            _settingsHeard++;
            _showsReads = showsReads;
        }
    }

    /// <summary>Takes over what was read from the database, unless something newer was heard since.</summary>
    public void ReadSettings(bool showsReads, int settingsHeardBefore)
    {
        lock (_gate)
            if (_settingsHeard == settingsHeardBefore) _showsReads = showsReads;
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
