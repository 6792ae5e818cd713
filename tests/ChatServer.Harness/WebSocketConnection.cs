using System.Buffers;
using System.IO.Pipelines;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace ChatServer.Harness;

/// <summary>Carries bytes between a WebSocket and the two pipes that the SignalR client reads and writes.</summary>
internal sealed class WebSocketConnection : ConnectionContext, IDuplexPipe
{
    private readonly WebSocket _socket;
    private readonly Pipe _incoming = new(new PipeOptions(useSynchronizationContext: false));
    private readonly Pipe _outgoing = new(new PipeOptions(useSynchronizationContext: false));
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _receiving;
    private readonly Task _sending;

    public WebSocketConnection(WebSocket socket)
    {
        _socket = socket;
        Transport = this;
        _receiving = ReceiveAsync();
        _sending = SendAsync();
    }

    public override string ConnectionId { get; set; } = Guid.NewGuid().ToString("N");

    public override IFeatureCollection Features { get; } = new FeatureCollection();

    public override IDictionary<object, object?> Items { get; set; } = new Dictionary<object, object?>();

    public override IDuplexPipe Transport { get; set; }

    PipeReader IDuplexPipe.Input => _incoming.Reader;

    PipeWriter IDuplexPipe.Output => _outgoing.Writer;

    public override void Abort(ConnectionAbortedException abortReason)
    {
        _stop.Cancel();
        _socket.Abort();
    }

    public override async ValueTask DisposeAsync()
    {
        await _outgoing.Writer.CompleteAsync();
        await _sending;
        _stop.CancelAfter(TimeSpan.FromSeconds(5));
        await _receiving;
        await _incoming.Reader.CompleteAsync();
        _socket.Dispose();
        _stop.Dispose();
        await base.DisposeAsync();
    }

    private async Task ReceiveAsync()
    {
        Exception? error = null;
        try
        {
            await CopyFramesAsync();
        }
        catch (OperationCanceledException)
        {
            // Disposed while the peer was silent.
        }
        catch (Exception failure) when (failure is WebSocketException or IOException or InvalidOperationException)
        {
            error = failure;
        }

        await _incoming.Writer.CompleteAsync(error);
        _outgoing.Reader.CancelPendingRead();
    }

    private async Task CopyFramesAsync()
    {
        while (true)
        {
            var received = await _socket.ReceiveAsync(_incoming.Writer.GetMemory(4096), _stop.Token);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                if (_socket.CloseStatus is null or WebSocketCloseStatus.NormalClosure) return;
                throw new InvalidOperationException($"The server closed with {_socket.CloseStatus}: {_socket.CloseStatusDescription}");
            }

            _incoming.Writer.Advance(received.Count);
            if ((await _incoming.Writer.FlushAsync()).IsCompleted) return;
        }
    }

    private async Task SendAsync()
    {
        try
        {
            while (true)
            {
                var read = await _outgoing.Reader.ReadAsync();
                if (read.IsCanceled) break;

                await SendMessageAsync(read.Buffer);
                _outgoing.Reader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted) break;
            }

            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", default);
        }
        catch (Exception failure) when (failure is WebSocketException or IOException or ObjectDisposedException)
        {
            // The receiving side reports why the socket is gone.
        }
        finally
        {
            await _outgoing.Reader.CompleteAsync();
        }
    }

    private async Task SendMessageAsync(ReadOnlySequence<byte> message)
    {
        // One frame per part, one message in all: a part may end in the middle of a character.
        var left = message.Length;
        foreach (var part in message)
        {
            left -= part.Length;
            await _socket.SendAsync(part, WebSocketMessageType.Text, endOfMessage: left == 0, default);
        }
    }
}
