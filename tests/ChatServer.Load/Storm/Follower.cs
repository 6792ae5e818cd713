using System.Text;
using System.Text.Json;
using ChatServer.Load.Sockets;
using ChatServer.Load.Worlds;

namespace ChatServer.Load.Storm;

/// <summary>A device that knows what it has, as a real one does: it hears, and asks after each connect for what it missed.</summary>
internal sealed class Follower(Person person)
{
    private const int Completion = 3;
    private const int FirstEpoch = 1;

    // Before a server that said it was busy is asked again.
    private static readonly TimeSpan BusyPause = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, Log> _logs = person.Conversations.ToDictionary(c => c, _ => new Log(position: 1));
    private string? _cursor;
    private TaskCompletionSource<HubRecord>? _answer;

    /// <summary>How often the server said that it was busy.</summary>
    public int TurnedAway { get; private set; }

    public IReadOnlyDictionary<Guid, long> Positions
    {
        get
        {
            lock (_gate) return _logs.ToDictionary(l => l.Key, l => l.Value.Position);
        }
    }

    private bool HasGap
    {
        get
        {
            lock (_gate) return _logs.Values.Any(l => l.HasGap);
        }
    }

    /// <summary>Returns when the device is connected and has everything up to what it hears.</summary>
    public async Task ComeBackAsync(SocketCrowd crowd)
    {
        var socket = await crowd.ConnectAsync(person.Token, Hear);
        do
        {
            while (!await SyncAsync(socket)) await Task.Delay(BusyPause);
        }
        while (HasGap);
    }

    private void Hear(ReadOnlySpan<byte> record)
    {
        if (record.StartsWith("""{"type":1,"target":"presence"""u8)) return;

        var heard = JsonSerializer.Deserialize<HubRecord>(record, JsonSerializerOptions.Web)!;
        if (heard.Type == Completion) _answer!.SetResult(heard);
        else if (heard is { Target: "change", Arguments: [var change] }) Add([change]);
    }

    // False if there is more to ask for, or the server was busy.
    private async Task<bool> SyncAsync(SocketClient socket)
    {
        _answer = new TaskCompletionSource<HubRecord>(TaskCreationOptions.RunContinuationsAsynchronously);
        await socket.WriteAsync(Call());
        if (await Task.WhenAny(_answer.Task, socket.Receiving) != _answer.Task) throw new LoadFailedException("The server closed a socket.");
        if (await _answer.Task is not { Result: { } synced }) return TurnAway(await _answer.Task);

        foreach (var log in synced.Conversations)
        {
            if (log.Status is not ("changes" or "upToDate")) throw new LoadFailedException($"A sync answered {log.Status}.");
            Add(log.Changes.Select(c => c with { ConversationId = log.ConversationId }));
        }

        _cursor = synced.Cursor;
        return !synced.HasMore;
    }

    private bool TurnAway(HubRecord refused)
    {
        if (refused.Error?.Contains("\"busy\"", StringComparison.Ordinal) != true) throw new LoadFailedException($"A sync was refused: {refused.Error}");
        TurnedAway++;
        return false;
    }

    private void Add(IEnumerable<HeardChange> changes)
    {
        lock (_gate)
        {
            foreach (var change in changes) _logs[change.ConversationId].Add(change.Seq);
        }
    }

    private byte[] Call()
    {
        var call = new SyncCall(_cursor, Positions.Select(p => new KnownLog(p.Key, FirstEpoch, p.Value)));
        return Encoding.UTF8.GetBytes(
            $$"""{"type":1,"invocationId":"1","target":"Sync","arguments":[{{JsonSerializer.Serialize(call, JsonSerializerOptions.Web)}}]}""" + '\u001e');
    }
}
