using ChatServer.Accounts;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace ChatServer.Realtime;

/// <summary>Stands in front of the hub: a socket is listened for before its handshake is answered.</summary>
/// <remarks>So a client that has connected misses nothing from then on; a hub learns of a connection only after the handshake.</remarks>
internal sealed class SocketEntrance(Attendance attendance, SocketSessions sessions, SocketParts parts)
{
    public async Task EnterAsync(ConnectionContext connection, ConnectionDelegate hub)
    {
        var session = connection.GetHttpContext()!.Features.GetRequiredFeature<LiveSession>();
        var socket = new HubSocket(session, connection, parts);

        parts.Meters.Connected();
        try
        {
            var user = await attendance.EnterAsync(socket);
            try
            {
                if (sessions.IsOver(socket)) return;

                connection.Items[typeof(HubSocket)] = socket;
                connection.Items[typeof(ConnectedUser)] = user;
                await hub(connection);
            }
            finally
            {
                socket.End();
                attendance.Leave(user, socket);
            }
        }
        finally
        {
            parts.Meters.Disconnected();
        }
    }
}
