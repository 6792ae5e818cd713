using ChatServer.Accounts;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace ChatServer.Realtime;

/// <summary>One device's open socket. It hears of everything from before its handshake is answered, until it ends.</summary>
internal sealed class HubSocket
{
    // For the "resync" to get through; after it the transport is cut.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly ConnectionContext _transport;
    private readonly Frames _frames;
    private readonly RealtimeMeters _meters;
    private readonly TimeProvider _clock;
    private volatile HubConnectionContext? _connection;
    private int _isEnded;

    public HubSocket(LiveSession session, ConnectionContext transport, SocketParts parts)
    {
        Session = session;
        _transport = transport;
        (_frames, _meters, _clock) = (parts.Frames, parts.Meters, parts.Clock);
        Queue = new OutgoingQueue(() => parts.CatchUp.Request(this), Resync, parts.Clock, parts.Meters);
    }

    /// <summary>Whose socket this is. It was alive when the socket was opened.</summary>
    public LiveSession Session { get; }

    public Guid UserId => Session.UserId;

    public OutgoingQueue Queue { get; }

    /// <summary>False as soon as the session has ended or the reader was given up: no call is accepted any more.</summary>
    public bool IsOpen => Volatile.Read(ref _isEnded) == 0;

    public static HubSocket Of(IDictionary<object, object?> items) => (HubSocket)items[typeof(HubSocket)]!;

    public void Post(Frame frame) => Queue.Post(frame);

    /// <summary>The handshake is done: what waited is written now.</summary>
    public void Open(HubConnectionContext connection)
    {
        _connection = connection;
        if (IsOpen) Queue.Open(WriteAsync);
        else connection.Abort();
    }

    /// <summary>Cuts the socket; the client has no reason to come back with the same session.</summary>
    public void End()
    {
        Volatile.Write(ref _isEnded, 1);
        Queue.Close();
        Abort();
    }

    /// <summary>Tells the client that it missed something, and to come back.</summary>
    public void Resync()
    {
        if (Interlocked.Exchange(ref _isEnded, 1) != 0) return;

        Queue.Close();
        _meters.Resynced();
        if (_connection is { } connection) _ = SayFarewellAsync(connection);
        else Abort();
    }

    private void Abort()
    {
        if (_connection is { } connection) connection.Abort();
        else _transport.Abort();
    }

    private async Task SayFarewellAsync(HubConnectionContext connection)
    {
        using var patience = new CancellationTokenSource(Farewell, _clock);
        await using var cut = patience.Token.Register(() => Cut(connection));
        try
        {
            await connection.WriteAsync(_frames.Resync().Message, patience.Token);
            await connection.WriteAsync(new CloseMessage(error: null, allowReconnect: true), patience.Token);
            await Task.Delay(Timeout.InfiniteTimeSpan, connection.ConnectionAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (Exception)
        {
            connection.Abort();
        }
    }

    /// <summary>Also what is being sent to a reader who takes nothing, which an aborted connection would wait for.</summary>
    private static void Cut(HubConnectionContext connection)
    {
        connection.Abort();
        connection.GetHttpContext()?.Abort();
    }

    private ValueTask WriteAsync(Frame frame)
    {
        _meters.Delivered(frame.Events);
        return _connection!.WriteAsync(frame.Message);
    }
}

/// <summary>What every socket uses.</summary>
internal sealed record SocketParts(Frames Frames, CatchUp CatchUp, RealtimeMeters Meters, TimeProvider Clock);
