namespace ChatServer.Realtime;

/// <summary>A person who is connected here and hears one conversation.</summary>
/// <param name="user">Who.</param>
/// <param name="since">They hear what comes after this position.</param>
internal sealed class Listener(ConnectedUser user, long since)
{
    private volatile bool _isLeaving;

    public ConnectedUser User { get; } = user;

    public long Since { get; } = since;

    /// <summary>True from the moment that their leaving is known, though what came before it is still to be delivered.</summary>
    public bool IsLeaving
    {
        get => _isLeaving;
        set => _isLeaving = value;
    }

    /// <summary>When they last showed that they are writing (a timestamp of the clock), null if they never did.</summary>
    public long? TypedAt { get; set; }
}

/// <summary>Who hears one conversation. Guarded by its feed.</summary>
internal sealed class Listeners
{
    private readonly Dictionary<Guid, Listener> _byUser = [];
    private Listener[]? _all;

    public int Count => _byUser.Count;

    /// <summary>Everybody; the array is never changed afterwards.</summary>
    public Listener[] All => _all ??= [.. _byUser.Values];

    public Listener? Find(Guid userId) => _byUser.GetValueOrDefault(userId);

    public void Add(Listener listener)
    {
        _byUser[listener.User.Id] = listener;
        _all = null;
    }

    public Listener? Remove(Guid userId)
    {
        if (_byUser.Remove(userId, out var listener)) _all = null;
        return listener;
    }
}
