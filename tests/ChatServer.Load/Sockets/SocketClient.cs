using System.Net.WebSockets;

namespace ChatServer.Load.Sockets;

/// <summary>A device: one socket that speaks SignalR's JSON protocol, as little of it as the load needs, and costs little itself.</summary>
/// <param name="hear">Is handed every record but pings and the answer to the handshake, one after the other.</param>
internal sealed class SocketClient(Action<ReadOnlySpan<byte>>? hear = null) : IDisposable
{
    private const byte RecordEnd = 0x1E;
    private const int FirstBufferBytes = 1024;

    private static readonly byte[] Handshake = [.. """{"protocol":"json","version":1}"""u8, RecordEnd];
    private static readonly byte[] PingRecord = [.. """{"type":6}"""u8, RecordEnd];

    private readonly ClientWebSocket _socket = new();
    private readonly TaskCompletionSource _greeted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _records;
    private volatile bool _isStalled;

    /// <summary>Everything heard so far, pings apart.</summary>
    public long Records => Volatile.Read(ref _records);

    /// <summary>Ends with the socket.</summary>
    public Task Receiving { get; private set; } = Task.CompletedTask;

    /// <summary>Returns when the handshake is answered: from then on the device hears everything.</summary>
    public async Task ConnectAsync(Uri hub, string token, HttpMessageInvoker http)
    {
        _socket.Options.KeepAliveInterval = TimeSpan.Zero;
        _socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        await _socket.ConnectAsync(hub, http, CancellationToken.None);
        Receiving = ReceiveAsync();
        await WriteAsync(Handshake);
        await _greeted.Task;
    }

    /// <summary>A hub hangs up on whoever says nothing for 30 seconds.</summary>
    public Task PingAsync() => WriteAsync(PingRecord);

    public Task WriteAsync(byte[] record) => _socket.SendAsync(record, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <summary>Leaves everything from now on to the buffers on the way, and then to the server.</summary>
    public void StopReading() => _isStalled = true;

    /// <summary>Gone without a word.</summary>
    public void Drop() => _socket.Abort();

    public void Dispose() => _socket.Dispose();

    private async Task ReceiveAsync()
    {
        var (buffer, filled) = (new byte[FirstBufferBytes], 0);
        try
        {
            while (!_isStalled && await _socket.ReceiveAsync(buffer.AsMemory(filled), CancellationToken.None) is { MessageType: not WebSocketMessageType.Close } received)
            {
                filled = Hear(buffer, filled + received.Count);
                if (filled == buffer.Length) Array.Resize(ref buffer, 2 * filled);
            }
        }
        catch (Exception)
        {
            // Whoever needs the socket notices that it is gone.
        }

        _greeted.TrySetException(new LoadFailedException("A socket was closed before its handshake was answered."));
    }

    // Returns how much of the next record is here already, moved to the front.
    private int Hear(byte[] buffer, int filled)
    {
        var rest = buffer.AsSpan(0, filled);
        for (var end = rest.IndexOf(RecordEnd); end >= 0; end = rest.IndexOf(RecordEnd))
        {
            HearRecord(rest[..end]);
            rest = rest[(end + 1)..];
        }

        rest.CopyTo(buffer);
        return rest.Length;
    }

    private void HearRecord(ReadOnlySpan<byte> record)
    {
        if (!_greeted.Task.IsCompleted)
        {
            _greeted.TrySetResult();
        }
        else if (!record.SequenceEqual(PingRecord.AsSpan(..^1)))
        {
            Volatile.Write(ref _records, _records + 1);
            hear?.Invoke(record);
        }
    }
}
