using ChatServer.Changes;
using ChatServer.Media;
using ChatServer.Persistence;
using ChatServer.Statistics;
using ChatServer.Users;

namespace ChatServer.Accounts;

/// <summary>Adds a session to a transaction. Its token is told to whoever signed in, this once.</summary>
public sealed class OpenSession(ChatDbContext db, NetworkHash networkHash, MediaLinks links, Tallies tallies)
{
    public (Session Session, SignedIn Answer) Add(ChangeWrite write, User user, string? device, Origin origin)
    {
        var (session, token) = Session.Start(user.Id, device, networkHash.Of(origin.Network), write.Now);
        db.Add(session);
        tallies.AddActive(user.Id, write.Now);
        write.AppendToList(user.Id, UserChanges.SessionStarted, session.Id);
        return (session, new SignedIn(OwnProfile.Of(user, links), token, session.ExpiresAt));
    }
}
