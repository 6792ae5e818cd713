using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using ChatServer.Realtime;
using ChatServer.Tests.Harness;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChatServer.Tests.Realtime;

/// <summary>What an event costs does not depend on how many hear it.</summary>
public sealed class SerialisingTests(SerialisingTests.CountingApp app) : IClassFixture<SerialisingTests.CountingApp>
{
    [Fact]
    public async Task An_event_is_serialised_once_however_many_devices_hear_it()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, cleo);
        TestDevice[] devices = [await ada.Connect(), await ben.Connect(), await ben.Connect(), await cleo.Connect(), await cleo.Connect()];
        var before = app.Changes;

        var sent = await ada.Send(group, "hello");
        foreach (var device in devices) await device.WaitForChange(group, "message.sent");

        Assert.Equal(before + 1, app.Changes);
        Assert.All(devices, d => Assert.Equal(sent.GetRawText(), d.Heard("change")[^1].GetProperty("message").GetRawText()));
        foreach (var device in devices) await device.DisposeAsync();
    }

    public sealed class CountingApp : ChatApp
    {
        private int _changes;

        /// <summary>How many "change" events were serialised.</summary>
        public int Changes => Volatile.Read(ref _changes);

        protected override void ConfigureServices(IServiceCollection services)
        {
            services.RemoveAll<IHubProtocol>();
            services.AddSingleton<IHubProtocol>(s => new CountingProtocol(
                new StrictHubProtocol(new JsonHubProtocol(s.GetRequiredService<IOptions<JsonHubProtocolOptions>>())),
                message => { if (message is InvocationMessage { Target: "change" }) Interlocked.Increment(ref _changes); }));
        }
    }

    private sealed class CountingProtocol(StrictHubProtocol inner, Action<HubMessage> count) : IHubProtocol
    {
        public string Name => inner.Name;

        public int Version => inner.Version;

        public TransferFormat TransferFormat => inner.TransferFormat;

        public bool IsVersionSupported(int version) => inner.IsVersionSupported(version);

        public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message) =>
            inner.TryParseMessage(ref input, binder, out message);

        public void WriteMessage(HubMessage message, IBufferWriter<byte> output)
        {
            count(message);
            inner.WriteMessage(message, output);
        }

        public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message)
        {
            count(message);
            return inner.GetMessageBytes(message);
        }
    }
}
