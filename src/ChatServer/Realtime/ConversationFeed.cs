using System.Diagnostics.CodeAnalysis;
using ChatServer.Changes;
using ChatServer.Conversations;

namespace ChatServer.Realtime;

/// <summary>Delivers one conversation to those of its members who are connected here: every change once, strictly in order.</summary>
/// <remarks>
/// It is watched while somebody listens. Commits are only taken in by whoever reports them; the delivering is done by one
/// worker at a time. Who joins hears their own joining, who leaves hears their own leaving and nothing after it.
/// </remarks>
internal sealed partial class ConversationFeed(Guid conversationId, long position, int? memberCount, FeedParts parts) : IThreadPoolWorkItem
{
    /// <summary>So long the changes before one that is here may be on their way; then the log is read.</summary>
    public static readonly TimeSpan GapPatience = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private readonly Arrivals _arrivals = new(position);
    private readonly Listeners _listeners = new();
    private ITimer? _gapTimer;
    private int? _memberCount = memberCount;
    private bool _isDelivering;
    private bool _isRetired;

    public Guid ConversationId { get; } = conversationId;

    /// <summary>False until the log was read once since listening began: before, a commit may have gone unnoticed.</summary>
    public bool IsConfirmed { get; set; }

    public bool IsRetired
    {
        get
        {
            lock (_gate) return _isRetired;
        }
    }

    public long Position
    {
        get
        {
            lock (_gate) return _arrivals.Position;
        }
    }

    /// <summary>Null until it is known, in a conversation that somebody here has just joined.</summary>
    public int? MemberCount
    {
        get
        {
            lock (_gate) return _memberCount;
        }

        set
        {
            lock (_gate) _memberCount = value;
        }
    }

    /// <summary>Everybody whom events that are not in the log may reach now.</summary>
    public IEnumerable<ConnectedUser> Audience
    {
        get
        {
            lock (_gate) return _listeners.All.Where(l => !l.IsLeaving).Select(l => l.User);
        }
    }

    public bool IsHeardBy(Guid userId)
    {
        lock (_gate) return _listeners.Find(userId) is { IsLeaving: false };
    }

    /// <summary>Notes a sign of writing; false if the last one was less than so long ago.</summary>
    public bool TryType(Guid userId, TimeSpan pause)
    {
        lock (_gate)
        {
            if (_listeners.Find(userId) is not { } listener) return false;
            if (listener.TypedAt is { } last && parts.Clock.GetElapsedTime(last) < pause) return false;

            listener.TypedAt = parts.Clock.GetTimestamp();
            return true;
        }
    }

    /// <summary>Adds someone who was a member as of this position; false if the feed is retired, and another must be made.</summary>
    public bool TryAdd(ConnectedUser user, long memberAsOf)
    {
        lock (_gate)
        {
            if (_isRetired) return false;
            Listen(user, memberAsOf);
            Proceed();
            return true;
        }
    }

    /// <summary>Takes away someone who is no longer connected.</summary>
    public void Remove(ConnectedUser user)
    {
        lock (_gate)
        {
            if (_listeners.Find(user.Id)?.User != user) return;
            _listeners.Remove(user.Id);
            Proceed();
        }
    }

    /// <summary>Takes in changes, in any order, also again; false if the feed is retired.</summary>
    public bool Offer(IEnumerable<Arrival> arrivals)
    {
        lock (_gate)
        {
            if (_isRetired) return false;
            foreach (var arrival in arrivals)
                if (_arrivals.Add(arrival)) SilenceLeavers(arrival.Change);
            Proceed();
            return true;
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        while (TryTake(out var change, out var listeners))
        {
            try
            {
                Deliver(change, listeners);
            }
            catch (Exception failure)
            {
                NotDelivered(parts.Log, failure, ConversationId, change.Seq);
                foreach (var listener in listeners) listener.User.Post(parts.Frames.Resync(ConversationId));
            }
        }
    }

    private void Deliver(ChangeView change, Listener[] listeners)
    {
        if (listeners.Length == 0) return;

        var frame = parts.Frames.Change(ConversationId, change);
        foreach (var listener in listeners)
            if (listener.Since < change.Seq) listener.User.Post(frame);

        if (change.Kind == ConversationChanges.MemberJoined && parts.Users.Find(change.SubjectId) is { } joined)
            parts.Presence.Introduce(joined, this);
    }

    private bool TryTake([NotNullWhen(true)] out ChangeView? change, out Listener[] listeners)
    {
        lock (_gate)
        {
            if (_isRetired || !_arrivals.TryTake(out change))
            {
                (change, listeners) = (null, []);
                _isDelivering = false;
                Proceed();
                return false;
            }

            if (change.Kind == ConversationChanges.MemberJoined) Join(change);
            listeners = _listeners.All;
            foreach (var leaver in LeaversOf(change)) Depart(leaver, change.Seq);
            return true;
        }
    }

    // The next change is delivered, by one worker at a time; what is missing before it is waited for, or read.
    private void Proceed()
    {
        if (_isDelivering || _isRetired) return;

        if (_arrivals.HasNext)
        {
            _isDelivering = true;
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            return;
        }

        var missing = _arrivals.Missing;
        if (missing == Missing.View) parts.Reader.Request(this);
        else if (_listeners.Count == 0) Retire();
        else if (missing == Missing.Nothing) StopWaiting();
        else _gapTimer ??= parts.Clock.CreateTimer(_ => parts.Reader.Request(this), null, GapPatience, Timeout.InfiniteTimeSpan);
    }

    private void Join(ChangeView joined)
    {
        _memberCount++;
        if (parts.Users.Find(joined.SubjectId) is { } user) Listen(user, joined.Seq - 1);
    }

    private void Listen(ConnectedUser user, long since)
    {
        if (_listeners.Find(user.Id)?.User == user) return;
        if (user.TryListen(this, since)) _listeners.Add(new Listener(user, since));
    }

    private void Depart(Guid userId, long leftSeq)
    {
        _memberCount--;
        _listeners.Remove(userId)?.User.Leave(this, leftSeq);

        // Someone whose conversations are being read at this moment may not listen yet.
        parts.Users.Find(userId)?.Leave(this, leftSeq);
    }

    // Known before it is delivered: what is not in the log must not reach them any more.
    private void SilenceLeavers(ChangeView change)
    {
        foreach (var leaver in LeaversOf(change))
            if (_listeners.Find(leaver) is { } listener) listener.IsLeaving = true;
    }

    private Guid[] LeaversOf(ChangeView change) =>
        change.Kind == ConversationChanges.MemberLeft ? [change.SubjectId]
        : change.Kind == ConversationChanges.Deleted ? [.. _listeners.All.Select(l => l.User.Id)]
        : [];

    private void Retire()
    {
        _isRetired = true;
        StopWaiting();
        parts.Retire(this);
    }

    private void StopWaiting()
    {
        _gapTimer?.Dispose();
        _gapTimer = null;
    }

    [LoggerMessage(LogLevel.Error, "Change {Seq} of conversation {ConversationId} could not be delivered")]
    private static partial void NotDelivered(ILogger log, Exception failure, Guid conversationId, long seq);
}

/// <summary>What every feed uses.</summary>
internal sealed record FeedParts(
    ConnectedUsers Users, Presence Presence, Frames Frames, LogReading Reader, TimeProvider Clock, ILogger Log, Action<ConversationFeed> Retire);
