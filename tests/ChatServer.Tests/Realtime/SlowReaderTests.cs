using System.Globalization;
using System.Text.Json;
using ChatServer.Harness;
using ChatServer.Realtime;

namespace ChatServer.Tests.Realtime;

/// <summary>Whoever reads slowly hears everything; whoever does not read is given up, told so, and is in nobody's way.</summary>
public sealed class SlowReaderTests(ChatApp app) : IClassFixture<ChatApp>
{
    // Five megabytes: more than a queue and the system's buffers hold for a socket that nobody reads.
    private const int Burst = 320;

    private static readonly string FullPage = new('x', 16_000);

    [Fact]
    public async Task A_burst_of_five_megabytes_reaches_every_reader_in_order_and_without_a_resync()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, cleo);
        await using var late = await RawSocket.OpenAsync(app, ben);
        await using var reading = await cleo.Connect();

        var first = (await ada.Send(group, "the first")).GetProperty("seq").GetInt64();
        await SendBurst(ada, group);
        var last = (await ada.Send(group, "the last")).GetProperty("seq").GetInt64();

        await reading.WaitForChange(group, "message.sent", c => c.GetProperty("seq").GetInt64() == last);
        var all = Enumerable.Range(0, Burst + 2).Select(n => first + n).ToList();
        Assert.Equal(all, reading.Heard("change").Select(c => c.GetProperty("seq").GetInt64()));
        Assert.Equal(all, await HearSeqs(late, last));
        Assert.Empty(reading.Heard("resync"));
    }

    [Fact]
    public async Task What_happens_while_a_reader_is_behind_comes_after_what_it_missed()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var talk = await app.ConversationBetween(ada, ben);
        await using var late = await RawSocket.OpenAsync(app, ben);
        var first = (await ada.Send(talk, "the first")).GetProperty("seq").GetInt64();
        await SendBurst(ada, talk);

        var more = SendMany(ada, talk, 100);
        var heard = await HearSeqs(late, first + 50);
        await more;
        var last = (await ada.Send(talk, "the last")).GetProperty("seq").GetInt64();
        heard.AddRange(await HearSeqs(late, last));

        Assert.Equal(Enumerable.Range(0, heard.Count).Select(n => first + n), heard);
        Assert.Equal(last, heard[^1]);
    }

    [Fact]
    public async Task Who_was_removed_while_behind_gets_nothing_of_how_it_went_on()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, cleo);
        await using var late = await RawSocket.OpenAsync(app, ben);
        await SendBurst(ada, group);

        var secret = await ada.Send(group, "not edited yet");
        await ada.Delete($"/conversations/{group}/members/{ben.Id}");
        await ada.Patch($"/messages/{secret.GetProperty("id").GetGuid()}", new { content = "for the others" });

        var records = new List<JsonElement>();
        do records.Add(await HearEvent(late));
        while (records[^1].GetProperty("target").GetString() != "resync");
        Assert.Equal(group, Argument(records[^1]).GetProperty("conversationId").GetGuid());
        Assert.DoesNotContain(records, r => r.GetRawText().Contains("for the others", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reader_that_stalls_is_told_to_resync_and_others_hear_everything_meanwhile()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, cleo);
        await using var stalled = await RawSocket.OpenAsync(app, ben);
        await using var reading = await cleo.Connect();
        var givenUp = app.NextOf("chat.sockets.resyncs");

        var sent = 0;
        while (!givenUp.IsCompleted)
        {
            Assert.True(sent < 2000, "The stalled reader is never given up.");
            await SendMany(ada, group, 20);
            await ada.Send(group, $"{sent += 21}");

            // Time passes only while the other reader has heard everything.
            await reading.WaitForChange(group, "message.sent", c => Content(c) == $"{sent}");
            app.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(sent, reading.Heard("change").Count);
        Assert.Empty(reading.Heard("resync"));

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
        var givenUp = app.NextOf("chat.sockets.resyncs");
        var closed = app.NextOf("chat.sockets.open");

        await SendBurst(ada, talk);
        app.Clock.Advance(Patience.Length);
        await givenUp;
        app.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(-1, await closed);
    }

    [Fact]
    public async Task The_kernel_holds_little_for_a_reader_that_stalls()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var talk = await app.ConversationBetween(ada, ben);
        await using var stalled = await RawSocket.OpenAsync(app, ben);
        var behind = app.NextOf("chat.events.put_off");

        await SendBurst(ada, talk);
        await behind;

        var unsent = 0L;
        await Eventually.IsTrue(() => Task.FromResult(unsent == (unsent = Unsent(stalled)) && unsent > 0), "the kernel takes no more");
        Assert.InRange(unsent, 1, 128 * 1024);
    }

    // proc_net_tcp: addresses in the second and third column, the queues in the fifth, all of it hexadecimal.
    private long Unsent(RawSocket socket) => File.ReadLines("/proc/net/tcp").Concat(File.ReadLines("/proc/net/tcp6"))
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(fields => fields[1].EndsWith($":{app.Address.Port:X4}", StringComparison.Ordinal) && fields[2].EndsWith($":{socket.Port:X4}", StringComparison.Ordinal))
        .Sum(fields => long.Parse(fields[4].Split(':')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    private static Task SendBurst(TestUser sender, Guid conversationId) => SendMany(sender, conversationId, Burst);

    private static Task SendMany(TestUser sender, Guid conversationId, int count) =>
        Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 20 }, async (_, _) => await sender.Send(conversationId, FullPage));

    private static async Task<List<long>> HearSeqs(RawSocket socket, long last)
    {
        var seqs = new List<long>();
        do
        {
            var heard = await HearEvent(socket);
            Assert.Equal("change", heard.GetProperty("target").GetString());
            seqs.Add(Argument(heard).GetProperty("seq").GetInt64());
        }
        while (seqs[^1] < last);
        return seqs;
    }

    // Presence is not what this is about.
    private static async Task<JsonElement> HearEvent(RawSocket socket)
    {
        while (true)
        {
            var heard = JsonElement.Parse(await socket.Hear() ?? throw new InvalidOperationException("The server closed the socket."));
            Assert.True(heard.TryGetProperty("target", out var target), heard.GetRawText());
            if (target.GetString() is "change" or "resync") return heard;
        }
    }

    private static JsonElement Argument(JsonElement invocation) => invocation.GetProperty("arguments")[0];

    private static string? Content(JsonElement change) => change.GetProperty("message").GetProperty("content").GetString();

    private static async Task<List<JsonElement>> HearToTheClose(RawSocket socket)
    {
        var heard = new List<JsonElement>();
        do heard.Add(JsonElement.Parse(await socket.Hear() ?? throw new InvalidOperationException("It was cut without a word.")));
        while (heard[^1].GetProperty("type").GetInt32() != 7);
        return heard;
    }
}
