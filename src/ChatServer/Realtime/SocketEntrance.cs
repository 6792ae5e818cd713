using ChatServer.Accounts;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace ChatServer.Realtime;

/// <summary>Stands in front of the hub: a socket is listened for before its handshake is answered.</summary>
/// <remarks>So a client that has connected misses nothing from then on; a hub learns of a connection only after the handshake.</remarks>
internal sealed class SocketEntrance(Attendance attendance, SocketSessions sessions, SocketParts parts)
{
    // The kernel takes twice as much. Left to itself it holds a megabyte and more for each reader who stops.
    private const int SendBufferBytes = 32 * 1024;

    public async Task EnterAsync(ConnectionContext connection, ConnectionDelegate hub)
    {
        var features = connection.GetHttpContext()!.Features;
        var session = features.GetRequiredFeature<LiveSession>();
        var socket = new HubSocket(session, connection, parts);
        features.Get<IConnectionSocketFeature>()?.Socket.SendBufferSize = SendBufferBytes;

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
