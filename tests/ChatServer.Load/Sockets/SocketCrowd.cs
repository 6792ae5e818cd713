using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ChatServer.Load.Sockets;

/// <summary>Many devices of one server, kept alive as real ones keep themselves.</summary>
internal sealed class SocketCrowd : IAsyncDisposable
{
    private const int ConnectingAtOnce = 64;

    // One address has 28,000 ports for connections to the same server; all of 127.0.0.0/8 is this machine.
    private const int SocketsPerAddress = 20_000;

    private static readonly TimeSpan BetweenPings = TimeSpan.FromSeconds(15);

    private readonly HttpMessageInvoker _http;
    private readonly Uri _hub;
    private readonly int _receiveBuffer;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _pinging;
    private ConcurrentQueue<SocketClient> _clients = new();
    private int _opened;

    /// <param name="server">Where.</param>
    /// <param name="hub">The hub's path.</param>
    /// <param name="receiveBuffer">How many bytes each socket takes that nobody reads; 0 leaves that, and the size of packets, to this machine.</param>
    public SocketCrowd(Uri server, string hub = "/hubs/chat", int receiveBuffer = 0)
    {
        _receiveBuffer = receiveBuffer;
        _hub = new UriBuilder(new Uri(server, hub)) { Scheme = "ws" }.Uri;
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            ConnectCallback = (context, cancellation) => OpenAsync(context.DnsEndPoint, cancellation),
        });
        _pinging = PingAsync();
    }

    public IReadOnlyList<SocketClient> Clients => [.. _clients];

    public long Records => _clients.Sum(c => c.Records);

    public bool AllAreConnected => _clients.All(c => !c.Receiving.IsCompleted);

    /// <summary>Connects one device for each token, some at a time; returns when all handshakes are answered.</summary>
    public Task ConnectAsync(IEnumerable<string> tokens, Func<int, Action<ReadOnlySpan<byte>>?>? hear = null) => Parallel.ForEachAsync(
        tokens.Index(),
        new ParallelOptions { MaxDegreeOfParallelism = ConnectingAtOnce },
        async (device, _) => await ConnectAsync(device.Item, hear?.Invoke(device.Index)));

    /// <summary>Connects a device; returns when its handshake is answered.</summary>
    public async Task<SocketClient> ConnectAsync(string token, Action<ReadOnlySpan<byte>>? hear)
    {
        var client = new SocketClient(hear);
        await client.ConnectAsync(_hub, token, _http);
        _clients.Enqueue(client);
        return client;
    }

    public void RequireAllConnected()
    {
        if (!AllAreConnected) throw new LoadFailedException("The server closed a socket.");
    }

    /// <summary>Drops everybody at once.</summary>
    public void Drop()
    {
        var clients = Interlocked.Exchange(ref _clients, new ConcurrentQueue<SocketClient>());
        foreach (var client in clients) client.Drop();
        foreach (var client in clients) client.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _pinging;
        Drop();
        _http.Dispose();
        _end.Dispose();
    }

    // Spread over the time, or all would speak in the same moment.
    private async Task PingAsync()
    {
        const int slices = 150;
        using var timer = new PeriodicTimer(BetweenPings / slices);
        try
        {
            for (var slice = 0; await timer.WaitForNextTickAsync(_end.Token); slice = (slice + 1) % slices)
                foreach (var (i, client) in _clients.Index())
                    if (i % slices == slice) _ = client.PingAsync();
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async ValueTask<Stream> OpenAsync(DnsEndPoint server, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            var address = 1 + (Interlocked.Increment(ref _opened) / SocketsPerAddress % 250);
            socket.Bind(new IPEndPoint(new IPAddress([127, 0, 0, (byte)address]), 0));
            if (_receiveBuffer > 0) Narrow(socket);
            await socket.ConnectAsync(IPAddress.Loopback, server.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // The kernel lets as much wait on the server's side as a few packets take: with those of a real network, not with 64 kB each.
    private void Narrow(Socket socket)
    {
        const int tcp = 6, maxSegment = 2, ofEthernet = 1400;
        socket.ReceiveBufferSize = _receiveBuffer;
        socket.SetRawSocketOption(tcp, maxSegment, BitConverter.GetBytes(ofEthernet));
    }
}
