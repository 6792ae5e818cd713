using ChatServer.Accounts;

namespace ChatServer.Realtime;

/// <summary>Cuts the sockets of sessions that end on this node, also of those that are just being opened.</summary>
internal sealed class SocketSessions(ConnectedUsers users, EndedSessions ended)
{
    /// <summary>Asked after the socket was registered: it may have ended between the look at the token and that.</summary>
    public bool IsOver(HubSocket socket) => ended.Contains(socket.Session.Id);

    public void End(SessionsEnded over)
    {
        foreach (var socket in users.Find(over.UserId)?.Sockets ?? [])
            if (over.SessionIds.Contains(socket.Session.Id)) socket.End();
    }
}
