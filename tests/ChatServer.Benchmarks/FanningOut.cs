using System.Diagnostics.Metrics;
using BenchmarkDotNet.Attributes;
using ChatServer.Changes;
using ChatServer.Http;
using ChatServer.Messages;
using ChatServer.Persistence;
using ChatServer.Realtime;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatServer.Benchmarks;

/// <summary>One message to the queues of a thousand connections, against a group of SignalR's own lifetime manager.</summary>
public class FanningOut
{
    private const int Connections = 1000;
    private const string Group = "group";

    private static readonly Guid Conversation = Guid.NewGuid();

    private readonly StrictHubProtocol _protocol = new(new JsonHubProtocol(Options.Create(ProtocolOptions())));
    private readonly DefaultHubLifetimeManager<Hub> _default = new(NullLogger<DefaultHubLifetimeManager<Hub>>.Instance);
    private readonly List<OutgoingQueue> _queues = [];
    private Frames _frames = null!;
    private long _seq;

    [GlobalSetup]
    public void SetUp() => SetUpAsync().GetAwaiter().GetResult();

    [Benchmark(Baseline = true)]
    public Task DefaultLifetimeManager() => _default.SendGroupAsync(Group, "change", [new ChangeEvent(Conversation, 0, Next())]);

    [Benchmark]
    public void Queues()
    {
        var frame = _frames.Change(Conversation, Next());
        foreach (var queue in _queues) queue.Post(frame);
    }

    private async Task SetUpAsync()
    {
        _frames = new Frames(_protocol, new Epoch());
        var meters = new RealtimeMeters(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>());
        for (var i = 0; i < Connections; i++)
        {
            var connection = SilentConnection.Open(_protocol);
            var queue = new OutgoingQueue(() => { }, () => { }, TimeProvider.System, meters);
            queue.Open(frame => connection.WriteAsync(frame.Message));
            _queues.Add(queue);

            var other = SilentConnection.Open(_protocol);
            await _default.OnConnectedAsync(other);
            await _default.AddToGroupAsync(other.ConnectionId, Group);
        }
    }

    private static JsonHubProtocolOptions ProtocolOptions()
    {
        var options = new JsonHubProtocolOptions();
        WireJson.Configure(options.PayloadSerializerOptions);
        return options;
    }

    private ChangeView Next()
    {
        var message = new MessageView(
            Guid.Empty, Conversation, ++_seq, Guid.Empty, Guid.Empty, "Four days in Lisbon?", [], null, DateTimeOffset.UnixEpoch, null, null);
        return new ChangeView(_seq, MessageChanges.Sent, message.Id, message.CreatedAt, message.SenderId, message);
    }
}
