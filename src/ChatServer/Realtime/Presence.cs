using ChatServer.Http;
using ChatServer.Users;
using Microsoft.Extensions.Options;

namespace ChatServer.Realtime;

/// <summary>Tells contacts, and people who share a conversation, when one of them comes, and when they are really gone.</summary>
internal sealed partial class Presence(
    ConnectedUsers users, Frames frames, RealtimeStore store, IOptions<RealtimeOptions> options, TimeProvider clock, ILogger<Presence> log)
{
    /// <summary>In larger conversations it would be noise.</summary>
    public const int MaxMembers = 100;

    // Of those who are there when someone connects.
    private const int MaxGreetings = 200;

    /// <summary>Tells the others that a person came.</summary>
    public void Arrive(ConnectedUser user)
    {
        var frame = OnlineFrame(user);
        foreach (var other in WatchersOf(user)) other.Post(frame);
    }

    /// <summary>Tells a new device who is there, in one go: when everybody comes back at once, that is most of what is written.</summary>
    public void Greet(HubSocket socket, ConnectedUser user)
    {
        var others = WatchedBy(user).Take(MaxGreetings).Select(OnlineFrame).ToList();
        if (others.Count > 0) socket.Post(frames.Together(FrameKind.Presence, others));
    }

    /// <summary>Tells someone who joined a conversation, and those in it, of each other.</summary>
    public void Introduce(ConnectedUser joined, ConversationFeed feed)
    {
        if (!(feed.MemberCount <= MaxMembers)) return;

        var frame = OnlineFrame(joined);
        foreach (var other in feed.Audience.Where(o => o != joined))
        {
            if (IsShown(joined, other)) other.Post(frame);
            if (IsShown(other, joined)) joined.Post(OnlineFrame(other));
        }
    }

    /// <summary>Lets something take effect that decides whom a person sees and who sees them, and tells both sides what follows.</summary>
    public void Reconsider(ConnectedUser user, Action change)
    {
        var (watchers, watched) = (WatchersOf(user).ToHashSet(), WatchedBy(user).ToHashSet());
        change();
        var (watchersNow, watchedNow) = (WatchersOf(user).ToHashSet(), WatchedBy(user).ToHashSet());

        foreach (var other in watchers.Except(watchersNow)) other.Post(OutOfSight(user));
        foreach (var other in watched.Except(watchedNow)) user.Post(OutOfSight(other));
        foreach (var other in watchersNow.Except(watchers)) other.Post(OnlineFrame(user));
        foreach (var other in watchedNow.Except(watched)) user.Post(OnlineFrame(other));
    }

    /// <summary>After the person's last device left: waits whether one comes back, and calls <paramref name="leave"/> if not.</summary>
    public void Linger(ConnectedUser user, Func<ConnectedUser, bool> leave)
    {
        var lastSeenAt = clock.GetUtcNow().CutToMilliseconds();
        user.Linger(lastSeenAt, clock.CreateTimer(_ => Depart(user, leave), null, options.Value.PresenceLinger, Timeout.InfiniteTimeSpan));
    }

    /// <summary>Keeps when these people were last seen.</summary>
    public async Task KeepLastSeenAsync(params ConnectedUser[] people)
    {
        try
        {
            var now = clock.GetUtcNow().CutToMilliseconds();
            var times = Array.ConvertAll(people, u => u.LastSeenAt ?? now);
            await store.SetLastSeenAsync(Array.ConvertAll(people, u => u.Id), times, CancellationToken.None);
        }
        catch (Exception failure)
        {
            NotKept(failure);
        }
    }

    private void Depart(ConnectedUser user, Func<ConnectedUser, bool> leave)
    {
        var watchers = WatchersOf(user).ToList();
        if (!leave(user)) return;

        var frame = frames.Presence(new PresenceEvent(user.Id, PresenceStatus.Offline, user.LastSeenAt));
        foreach (var other in watchers) other.Post(frame);
        _ = KeepLastSeenAsync(user);
    }

    // It does not tell since when.
    private Frame OutOfSight(ConnectedUser user) => frames.Presence(new PresenceEvent(user.Id, PresenceStatus.Offline));

    private Frame OnlineFrame(ConnectedUser user) => user.Online ??= frames.Presence(new PresenceEvent(user.Id, PresenceStatus.Online));

    private IEnumerable<ConnectedUser> WatchersOf(ConnectedUser user) => AcquaintancesOf(user).Where(other => IsShown(user, other));

    private IEnumerable<ConnectedUser> WatchedBy(ConnectedUser user) => AcquaintancesOf(user).Where(other => IsShown(other, user));

    // What was committed on another node may be known of one of the two only.
    private static bool IsShown(ConnectedUser user, ConnectedUser reader) =>
        user.Openness.IsSeenBy(reader.Id) && reader.Openness.RelationTo(user.Id) != Relation.Apart;

    private IEnumerable<ConnectedUser> AcquaintancesOf(ConnectedUser user) =>
        user.Feeds.Where(f => f.MemberCount <= MaxMembers).SelectMany(f => f.Audience).Where(other => other != user)
            .Concat(user.Openness.Contacts.Select(users.Find).OfType<ConnectedUser>())
            .Distinct();

    [LoggerMessage(LogLevel.Warning, "When a person was last seen could not be kept")]
    private partial void NotKept(Exception failure);
}
