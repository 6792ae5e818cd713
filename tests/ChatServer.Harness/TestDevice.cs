using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;

namespace ChatServer.Harness;

/// <summary>The official SignalR client on a real WebSocket. It remembers every event in the order it came.</summary>
public sealed class TestDevice : IAsyncDisposable
{
    private static readonly string[] Names = ["change", "receipt", "typing", "presence", "user", "me", "watching", "reactions", "points", "resync"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly Lock _gate = new();
    private readonly List<DeviceEvent> _events = [];
    private readonly List<Waiting> _waiting = [];

    private TestDevice(HubConnection connection)
    {
        Connection = connection;
        foreach (var name in Names) connection.On<JsonElement>(name, body => Record(new DeviceEvent(name, body)));
        connection.Closed += _ =>
        {
            Closed.TrySetResult();
            return Task.CompletedTask;
        };
    }

    public HubConnection Connection { get; }

    private TaskCompletionSource Closed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static async Task<TestDevice> ConnectAsync(IChatServer server, TestUser user)
    {
        var connection = new HubConnectionBuilder().WithWebSocket(new Uri(server.Address, "/hubs/chat"), user.Token).Build();
        var device = new TestDevice(connection);
        await connection.StartAsync();
        return device;
    }

    /// <summary>Everything heard so far under this name.</summary>
    public IReadOnlyList<JsonElement> Heard(string name)
    {
        lock (_gate) return [.. _events.Where(e => e.Name == name).Select(e => e.Body)];
    }

    /// <summary>The first event of this name, heard already or still to come, that fits.</summary>
    public async Task<JsonElement> WaitFor(string name, Func<JsonElement, bool>? fits = null)
    {
        var wanted = new Waiting(e => e.Name == name && (fits is null || fits(e.Body)));
        lock (_gate)
        {
            var heard = _events.FirstOrDefault(wanted.Fits);
            if (heard is not null) return heard.Body;
            _waiting.Add(wanted);
        }

        try
        {
            return (await wanted.Found.Task.WaitAsync(Patience)).Body;
        }
        catch (TimeoutException)
        {
            lock (_gate) throw new TimeoutException($"No such \"{name}\" came. Heard: {string.Join('\n', _events)}");
        }
    }

    /// <summary>The "change" of this kind, such as "message.sent", in this conversation.</summary>
    public Task<JsonElement> WaitForChange(Guid conversationId, string kind, Func<JsonElement, bool>? fits = null) =>
        WaitFor("change", c =>
            c.GetProperty("conversationId").GetGuid() == conversationId && c.GetProperty("kind").GetString() == kind && (fits is null || fits(c)));

    /// <summary>Waits until the server has closed this socket.</summary>
    public Task WaitUntilClosed() => Closed.Task.WaitAsync(Patience);

    public async Task<JsonElement> Invoke(string method, params object?[] arguments) =>
        await Connection.InvokeCoreAsync<JsonElement>(method, arguments);

    public ValueTask DisposeAsync() => Connection.DisposeAsync();

    private void Record(DeviceEvent e)
    {
        lock (_gate)
        {
            _events.Add(e);
            foreach (var waiting in _waiting.Where(w => w.Fits(e))) waiting.Found.TrySetResult(e);
        }
    }

    private sealed record DeviceEvent(string Name, JsonElement Body);

    private sealed record Waiting(Func<DeviceEvent, bool> Fits)
    {
        public TaskCompletionSource<DeviceEvent> Found { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
