using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServer.Harness;

/// <summary>SignalR over a bare WebSocket ("skip negotiation"), the one transport that the hub offers.</summary>
public static class WebSocketHubConnection
{
    public static IHubConnectionBuilder WithWebSocket(this IHubConnectionBuilder builder, Uri address, string? token)
    {
        var socketAddress = new UriBuilder(address) { Scheme = "ws" }.Uri;
        builder.Services.AddSingleton<EndPoint>(new UriEndPoint(socketAddress));
        builder.Services.AddSingleton<IConnectionFactory>(new Factory(token));
        return builder;
    }

    private sealed class Factory(string? token) : IConnectionFactory
    {
        public async ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
        {
            var socket = new ClientWebSocket();
            socket.Options.KeepAliveInterval = TimeSpan.Zero; // SignalR has pings of its own.
            if (token is not null) socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
            try
            {
                await socket.ConnectAsync(((UriEndPoint)endpoint).Uri, cancellationToken);
                return new WebSocketConnection(socket);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }
}
