using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using ChatServer.Harness;
using ChatServer.Realtime;
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
        var before = app.Serialised("change");

        var sent = await ada.Send(group, "hello");
        foreach (var device in devices) await device.WaitForChange(group, "message.sent");

        Assert.Equal(before + 1, app.Serialised("change"));
        Assert.All(devices, d => Assert.Equal(sent.GetRawText(), d.Heard("change")[^1].GetProperty("message").GetRawText()));
        foreach (var device in devices) await device.DisposeAsync();
    }

    [Fact]
    public async Task That_somebody_is_there_is_serialised_once_however_many_connect()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        await app.ConversationBetween(ada, ben, cleo);
        var before = app.Serialised("presence");

        TestDevice[] adas = [await ada.Connect(), await ada.Connect()];
        TestDevice[] others = [await ben.Connect(), await ben.Connect(), await cleo.Connect(), await cleo.Connect()];
        foreach (var device in others) await device.WaitFor("presence", p => IsAbout(p, ada));
        foreach (var device in adas) await device.WaitFor("presence", p => IsAbout(p, cleo));
        await others[^1].WaitFor("presence", p => IsAbout(p, ben));

        Assert.Equal(before + 3, app.Serialised("presence"));
        foreach (var device in adas.Concat(others)) await device.DisposeAsync();
    }

    private static bool IsAbout(JsonElement presence, TestUser user) => presence.GetProperty("userId").GetGuid() == user.Id;

    public sealed class CountingApp : ChatApp
    {
        private readonly ConcurrentDictionary<string, int> _serialised = new();

        /// <summary>How many events of this name were serialised.</summary>
        public int Serialised(string name) => _serialised.GetValueOrDefault(name);

        protected override void ConfigureServices(IServiceCollection services)
        {
            services.RemoveAll<IHubProtocol>();
            services.AddSingleton<IHubProtocol>(s => new CountingProtocol(
                new StrictHubProtocol(new JsonHubProtocol(s.GetRequiredService<IOptions<JsonHubProtocolOptions>>())),
                message => { if (message is InvocationMessage { Target: var name }) _serialised.AddOrUpdate(name, 1, (_, n) => n + 1); }));
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
