using System.Diagnostics.Metrics;
using System.Text.Json;
using ChatServer.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServer.Tests.Realtime;

/// <summary>Whoever does not read is given up, told so, and is in nobody's way.</summary>
public sealed class SlowReaderTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task A_reader_that_stalls_is_told_to_resync_and_others_hear_everything_meanwhile()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, cleo);
        await using var stalled = await RawSocket.OpenAsync(app, ben);
        await using var reading = await cleo.Connect();
        var givenUp = NextOf("chat.sockets.resyncs");

        var sent = 0;
        while (!givenUp.IsCompleted)
        {
            // Less than a queue holds, and only as fast as the reader reads: the stalled one is given up, the other never.
            await Task.WhenAll(Enumerable.Range(0, 9).Select(_ => ada.Send(group, new string('x', 16_000))));
            await ada.Send(group, $"{sent += 10}");
            await reading.WaitForChange(
                group, "message.sent", c => c.GetProperty("message").GetProperty("content").GetString() == $"{sent}");
            Assert.True(sent < 2000, "The stalled reader is never given up.");
        }

        Assert.Equal(sent, reading.Heard("change").Count(c => c.GetProperty("kind").GetString() == "message.sent"));

        var heard = await HearToTheClose(stalled);
        Assert.Equal("resync", heard[^2].GetProperty("target").GetString());
        Assert.True(heard[^1].GetProperty("allowReconnect").GetBoolean());
        Assert.True(heard.Count - 2 < sent, "What was left out must not come after all.");
    }

    [Fact]
    public async Task A_reader_that_never_reads_again_is_cut()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var talk = await app.ConversationBetween(ada, ben);
        await using var stalled = await RawSocket.OpenAsync(app, ben);
        var givenUp = NextOf("chat.sockets.resyncs");
        var closed = NextOf("chat.sockets.open");

        while (!givenUp.IsCompleted) await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ada.Send(talk, new string('x', 16_000))));
        app.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(-1, await closed.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    // The next measurement of this server's instrument.
    private Task<long> NextOf(string name)
    {
        var next = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        var meters = app.Services.GetRequiredService<IMeterFactory>();
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == name && ReferenceEquals(instrument.Meter.Scope, meters)) self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => next.TrySetResult(value));
        listener.SetMeasurementEventCallback<int>((_, value, _, _) => next.TrySetResult(value));
        listener.Start();
        _ = next.Task.ContinueWith(_ => listener.Dispose(), TaskScheduler.Default);
        return next.Task;
    }

    private static async Task<List<JsonElement>> HearToTheClose(RawSocket socket)
    {
        var heard = new List<JsonElement>();
        do heard.Add(JsonElement.Parse(await socket.Hear() ?? throw new InvalidOperationException("It was cut without a word.")));
        while (heard[^1].GetProperty("type").GetInt32() != 7);
        return heard;
    }
}
