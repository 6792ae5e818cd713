using Microsoft.AspNetCore.SignalR;

namespace ChatServer.Realtime;

/// <summary>Tells the sockets when their handshake is done and when they are gone. Fan-out does not go through SignalR's clients and groups.</summary>
internal sealed class SocketLifetime(Presence presence) : HubLifetimeManager<ChatHub>
{
    private const string Other = "Events go by conversation and person: see Realtime/FanOut.";

    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        var socket = HubSocket.Of(connection.Items);
        socket.Open(connection);
        presence.Greet(socket, (ConnectedUser)connection.Items[typeof(ConnectedUser)]!);
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        HubSocket.Of(connection.Items).End();
        return Task.CompletedTask;
    }

    public override Task SendAllAsync(string methodName, object?[] args, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Other);

    public override Task SendAllExceptAsync(
        string methodName, object?[] args, IReadOnlyList<string> excludedConnectionIds, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Other);

    public override Task SendConnectionAsync(
        string connectionId, string methodName, object?[] args, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Other);

    public override Task SendConnectionsAsync(
        IReadOnlyList<string> connectionIds, string methodName, object?[] args, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Other);

    public override Task SendGroupAsync(string groupName, string methodName, object?[] args, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Other);

    public override Task SendGroupsAsync(
        IReadOnlyList<string> groupNames, string methodName, object?[] args, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Other);

    public override Task SendGroupExceptAsync(
        string groupName, string methodName, object?[] args, IReadOnlyList<string> excludedConnectionIds,
        CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Other);

    public override Task SendUserAsync(string userId, string methodName, object?[] args, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Other);

    public override Task SendUsersAsync(
        IReadOnlyList<string> userIds, string methodName, object?[] args, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Other);

    public override Task AddToGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Other);

    public override Task RemoveFromGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Other);
}
