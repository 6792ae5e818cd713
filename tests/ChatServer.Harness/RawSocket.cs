using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace ChatServer.Harness;

/// <summary>A socket that says what the official client would not: any bytes, or nothing at all.</summary>
public sealed class RawSocket : IAsyncDisposable
{
    private const char RecordEnd = '\u001e';
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly SocketsHttpHandler _http;
    private readonly ClientWebSocket _socket = new();
    private readonly Queue<string> _read = new();
    private string _rest = "";

    private RawSocket() => _http = new SocketsHttpHandler { ConnectCallback = ConnectAsync };

    /// <summary>The port on this side.</summary>
    public int Port { get; private set; }

    /// <summary>Opens a socket of this person and shakes hands.</summary>
    public static async Task<RawSocket> OpenAsync(ChatApp app, TestUser user, params (string Name, string Value)[] headers)
    {
        var raw = await OpenSilentlyAsync(app, user, headers);
        await raw.Say("""{"protocol":"json","version":1}""");
        Assert.Equal("{}", await raw.Hear());
        return raw;
    }

    /// <summary>Opens a socket of this person and says nothing.</summary>
    public static async Task<RawSocket> OpenSilentlyAsync(ChatApp app, TestUser user, params (string Name, string Value)[] headers)
    {
        var raw = new RawSocket();
        foreach (var (name, value) in headers) raw._socket.Options.SetRequestHeader(name, value);
        raw._socket.Options.SetRequestHeader("Authorization", $"Bearer {user.Token}");
        await raw.ConnectAsync(app);
        return raw;
    }

    /// <summary>Tries to open a socket with this header or query; returns the HTTP status.</summary>
    public static async Task<int> TryOpenAsync(ChatApp app, string query = "", params (string Name, string Value)[] headers)
    {
        await using var raw = new RawSocket();
        raw._socket.Options.CollectHttpResponseDetails = true;
        foreach (var (name, value) in headers) raw._socket.Options.SetRequestHeader(name, value);
        try
        {
            await raw.ConnectAsync(app, query);
        }
        catch (WebSocketException)
        {
            // The status tells why.
        }

        return (int)raw._socket.HttpStatusCode;
    }

    /// <summary>Sends one record of the hub protocol.</summary>
    public Task Say(string record) => Say(Encoding.UTF8.GetBytes(record + RecordEnd), WebSocketMessageType.Text);

    /// <summary>Sends one message of the WebSocket, whatever is in it.</summary>
    public Task Say(byte[] message, WebSocketMessageType type) => _socket.SendAsync(message, type, endOfMessage: true, CancellationToken.None);

    /// <summary>The next record from the server that is no ping; null when the server has closed the socket.</summary>
    public async Task<string?> Hear()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            while (_read.TryDequeue(out var record))
                if (record != """{"type":6}""") return record;
            if (!await ReadAsync(patience.Token)) return null;
        }
    }

    /// <summary>Calls a method with these arguments as they stand, and returns the completion.</summary>
    public async Task<JsonElement> Call(string target, string arguments)
    {
        await Say($$"""{"type":1,"invocationId":"7","target":"{{target}}","arguments":{{arguments}}}""");
        while (await Hear() is { } record)
            if (JsonElement.Parse(record) is var answer && answer.GetProperty("type").GetInt32() == 3) return answer;

        throw new InvalidOperationException("The server closed the socket.");
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task ConnectAsync(ChatApp app, string query = "")
    {
        using var invoker = new HttpMessageInvoker(_http, disposeHandler: false);
        await _socket.ConnectAsync(new UriBuilder(app.Address) { Scheme = "ws", Path = "/hubs/chat", Query = query }.Uri, invoker, CancellationToken.None);
    }

    // A small window: a reader that stalls is noticed before the kernel has taken megabytes for it.
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(context.DnsEndPoint, cancellation);
        Port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        return new NetworkStream(socket, ownsSocket: true);
    }

    private async Task<bool> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            var buffer = new byte[16 * 1024];
            var received = await _socket.ReceiveAsync(buffer, cancellation);
            if (received.MessageType == WebSocketMessageType.Close) return false;

            // One byte is one char here; only whole records are decoded.
            var records = (_rest + Encoding.Latin1.GetString(buffer, 0, received.Count)).Split(RecordEnd);
            _rest = records[^1];
            foreach (var record in records[..^1]) _read.Enqueue(Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(record)));
            return true;
        }
        catch (WebSocketException)
        {
            return false;
        }
    }
}
