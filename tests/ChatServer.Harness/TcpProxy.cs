using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ChatServer.Harness;

/// <summary>A bad network between clients and a server: it can be cut, and it can stand still. Its own address stays the same.</summary>
internal sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, Socket> _connections = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _accepting;
    private volatile TaskCompletionSource _flows = Flowing();

    public TcpProxy()
    {
        _listener.Start();
        Address = new Uri($"http://{_listener.LocalEndpoint}");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>Where to; without it nobody gets through.</summary>
    public Uri? Target { get; set; }

    /// <summary>Ends every connection as a router does that forgot them.</summary>
    public void Cut()
    {
        foreach (var (client, server) in _connections)
        {
            client.Close(timeout: 0);
            server.Close(timeout: 0);
        }
    }

    /// <summary>From now on nothing gets through, and nobody is told.</summary>
    public void Stall() => _flows = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Flow() => _flows.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        Flow();
        Cut();
        await _accepting;
        _stopping.Dispose();
    }

    private static TaskCompletionSource Flowing()
    {
        var flowing = new TaskCompletionSource();
        flowing.SetResult();
        return flowing;
    }

    private async Task AcceptAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                _ = CarryAsync(await _listener.AcceptSocketAsync(_stopping.Token));
            }
            catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task CarryAsync(Socket client)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        _connections[client] = server;
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, (Target ?? throw new SocketException((int)SocketError.ConnectionRefused)).Port);
            await Task.WhenAny(CopyAsync(client, server), CopyAsync(server, client));
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException)
        {
            // Nobody is there.
        }
        finally
        {
            _connections.TryRemove(client, out _);
            client.Dispose();
        }
    }

    private async Task CopyAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is var count and > 0)
            {
                await _flows.Task;
                for (var sent = 0; sent < count;) sent += await to.SendAsync(buffer.AsMemory(sent, count - sent));
            }
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException)
        {
            // Cut, or one side is gone.
        }
    }
}
