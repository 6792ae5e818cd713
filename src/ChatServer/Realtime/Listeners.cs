using ChatServer.Changes;
using ChatServer.Conversations;

namespace ChatServer.Realtime;

/// <summary>Who hears one conversation here, kept up by the conversation's own changes. Guarded by its feed.</summary>
/// <remarks>Who joins hears their own joining, who leaves hears their own leaving and nothing after it.</remarks>
internal sealed class Listeners(ConversationFeed feed, ConnectedUsers users, int? memberCount)
{
    private readonly Dictionary<Guid, Listener> _byUser = [];
    private Listener[]? _all;

    /// <summary>How many members there are, wherever they are; null while it is not known.</summary>
    public int? MemberCount { get; set; } = memberCount;

    public bool IsEmpty => _byUser.Count == 0;

    /// <summary>Everybody whom events that are not in the log may reach now.</summary>
    public IEnumerable<ConnectedUser> Staying => All.Where(l => !l.IsLeaving).Select(l => l.User);

    // Never changed afterwards, so that it can be gone through without the feed's lock.
    private Listener[] All => _all ??= [.. _byUser.Values];

    public Listener? Find(Guid userId) => _byUser.GetValueOrDefault(userId);

    /// <summary>Adds someone who was a member as of this position, unless it is known that they left after it.</summary>
    public void Add(ConnectedUser user, long memberAsOf, long historySeq)
    {
        if (Find(user.Id)?.User == user || !user.TryListen(feed, memberAsOf)) return;

        _byUser[user.Id] = new Listener(user, memberAsOf, historySeq);
        _all = null;
    }

    /// <summary>Takes away someone who is no longer connected.</summary>
    public void Remove(ConnectedUser user)
    {
        if (Find(user.Id)?.User == user) Remove(user.Id);
    }

    /// <summary>Notes a change before its turn: what is not in the log must not reach those any more who leave by it.</summary>
    public void Foresee(ChangeView change)
    {
        foreach (var leaver in LeaversOf(change))
            if (Find(leaver) is { } listener) listener.IsLeaving = true;
    }

    /// <summary>Lets a change take effect; returns those who hear it, with who joins and who leaves by it.</summary>
    public Listener[] Pass(ChangeView change)
    {
        if (change.Kind == ConversationChanges.MemberJoined) Join(change);

        var all = All;
        foreach (var leaver in LeaversOf(change)) Leave(leaver, change.Seq);
        return all;
    }

    private void Join(ChangeView joined)
    {
        MemberCount++;
        if (users.Find(joined.SubjectId) is not { } user) return;

        // Of somebody whose view is not here nothing more is known than that they came.
        Add(user, joined.Seq - 1, joined.View is MemberView member ? member.HistorySeq : joined.Seq);
    }

    private void Leave(Guid userId, long leftSeq)
    {
        MemberCount--;
        Remove(userId)?.User.Leave(feed, leftSeq);

        // Someone whose conversations are being read at this moment may not listen yet.
        users.Find(userId)?.Leave(feed, leftSeq);
    }

    private Listener? Remove(Guid userId)
    {
        if (_byUser.Remove(userId, out var listener)) _all = null;
        return listener;
    }

    private Guid[] LeaversOf(ChangeView change) =>
        change.Kind == ConversationChanges.MemberLeft ? [change.SubjectId]
        : change.Kind == ConversationChanges.Deleted ? [.. _byUser.Keys]
        : [];
}
