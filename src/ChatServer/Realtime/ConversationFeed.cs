using System.Diagnostics.CodeAnalysis;
using ChatServer.Changes;
using ChatServer.Conversations;

namespace ChatServer.Realtime;

/// <summary>Delivers one conversation to those of its members who are connected here: every change once, strictly in order.</summary>
/// <remarks>
/// It is watched while somebody listens. Commits are only taken in by whoever reports them; the delivering is done by one
/// worker at a time.
/// </remarks>
internal sealed partial class ConversationFeed : IThreadPoolWorkItem
{
    /// <summary>So long the changes before one that is here may be on their way; then the log is read.</summary>
    public static readonly TimeSpan GapPatience = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private readonly FeedParts _parts;
    private readonly Arrivals _arrivals;
    private readonly Listeners _listeners;
    private ITimer? _gapTimer;
    private bool _isDelivering;
    private bool _isRetired;

    public ConversationFeed(Guid conversationId, long position, int? memberCount, bool isCrowd, FeedParts parts)
    {
        (ConversationId, IsCrowd, _parts) = (conversationId, isCrowd, parts);
        _arrivals = new Arrivals(position);
        _listeners = new Listeners(this, parts.Users, memberCount);
    }

    public Guid ConversationId { get; }

    /// <summary>Those who hear it are told nothing of each other.</summary>
    public bool IsCrowd { get; }

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

    /// <summary>Null until it is known, in a conversation that somebody here has just joined; always null in a channel, of which nobody is told who is in it.</summary>
    public int? MemberCount
    {
        get
        {
            lock (_gate) return IsCrowd ? null : _listeners.MemberCount;
        }

        set
        {
            lock (_gate) _listeners.MemberCount = value;
        }
    }

    /// <summary>Everybody whom events that are not in the log may reach now.</summary>
    public IEnumerable<ConnectedUser> Audience
    {
        get
        {
            lock (_gate) return _listeners.Staying;
        }
    }

    public bool IsHeardBy(Guid userId)
    {
        lock (_gate) return _listeners.Find(userId) is { IsLeaving: false };
    }

    /// <summary>After which position somebody who hears it sees messages; null of who does not hear it.</summary>
    public long? HistoryOf(Guid userId)
    {
        lock (_gate) return _listeners.Find(userId) is { IsLeaving: false } listener ? listener.HistorySeq : null;
    }

    /// <summary>Notes a sign of writing; false if the last one was less than so long ago.</summary>
    public bool TryType(Guid userId, TimeSpan pause)
    {
        lock (_gate) return _listeners.Find(userId)?.TryType(_parts.Clock, pause) == true;
    }

    /// <summary>Adds someone who was a member as of this position; false if the feed is retired, and another must be made.</summary>
    public bool TryAdd(ConnectedUser user, long memberAsOf, long historySeq)
    {
        lock (_gate)
        {
            if (_isRetired) return false;
            _listeners.Add(user, memberAsOf, historySeq);
            Proceed();
            return true;
        }
    }

    /// <summary>Takes away someone who is no longer connected.</summary>
    public void Remove(ConnectedUser user)
    {
        lock (_gate)
        {
            _listeners.Remove(user);
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
                if (_arrivals.Add(arrival)) _listeners.Foresee(arrival.Change);
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
                NotDelivered(_parts.Log, failure, ConversationId, change.Seq);
                foreach (var listener in listeners) listener.User.Post(_parts.Frames.Resync(ConversationId));
            }
        }
    }

    private bool TryTake([NotNullWhen(true)] out ChangeView? change, out Listener[] listeners)
    {
        lock (_gate)
        {
            if (!_isRetired && _arrivals.TryTake(out change))
            {
                listeners = _listeners.Pass(change);
                return true;
            }

            (change, listeners) = (null, []);
            _isDelivering = false;
            Proceed();
            return false;
        }
    }

    private void Deliver(ChangeView change, Listener[] listeners)
    {
        if (listeners.Length == 0) return;

        var whole = _parts.Frames.Change(ConversationId, change);
        Frame? without = null;
        foreach (var listener in listeners)
        {
            if (listener.Since >= change.Seq) continue;
            var isHidden = change.IsHiddenFrom(listener.HistorySeq);
            listener.User.Post(isHidden ? without ??= _parts.Frames.Change(ConversationId, change with { View = null }) : whole);
        }

        if (change.Kind == ConversationChanges.MemberJoined && _parts.Users.Find(change.SubjectId) is { } joined)
            _parts.Presence.Introduce(joined, this);
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
        if (missing == Missing.View) _parts.Reader.Request(this);
        else if (_listeners.IsEmpty) Retire();
        else if (missing == Missing.Nothing) StopWaiting();
        else _gapTimer ??= _parts.Clock.CreateTimer(_ => _parts.Reader.Request(this), null, GapPatience, Timeout.InfiniteTimeSpan);
    }

    private void Retire()
    {
        _isRetired = true;
        StopWaiting();
        _parts.Retire(this);
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
