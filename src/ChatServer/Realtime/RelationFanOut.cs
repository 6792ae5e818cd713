using ChatServer.Users;

namespace ChatServer.Realtime;

/// <summary>Lets it act at once on open sockets that people stand to each other in another way, or let others in on more or less.</summary>
internal sealed class RelationFanOut(ConnectedUsers users, Presence presence)
{
    public void Tell(PrivacyChanged changed)
    {
        if (users.Find(changed.UserId) is not { } user) return;

        var (showsReads, seenBy) = (changed.Privacy.ShowReads, changed.Privacy.LastSeen);
        presence.Reconsider(user, () => user.Hear(s => s with { ShowsReads = showsReads, SeenBy = seenBy }));
    }

    public void Tell(RelationChanged changed)
    {
        var (one, other) = (users.Find(changed.OneId), users.Find(changed.OtherId));
        if ((one ?? other) is not { } connected) return;

        presence.Reconsider(connected, () =>
        {
            one?.Hear(s => s.With(changed.OtherId, changed.Relation));
            other?.Hear(s => s.With(changed.OneId, changed.Relation));
        });
    }
}
