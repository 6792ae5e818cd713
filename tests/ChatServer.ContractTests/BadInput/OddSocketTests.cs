using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.ContractTests.BadInput;

/// <summary>What breaks the hub's protocol, or stretches it: it is refused or closes its own socket, and is no error of the server.</summary>
public sealed class OddSocketTests(WatchedApp app, ITestOutputHelper output) : IClassFixture<WatchedApp>
{
    /// <summary>What is said first, in place of the handshake.</summary>
    public static TheoryData<string> OddBeginnings =>
    [
        """{"type":1,"invocationId":"1","target":"Typing","arguments":["x"]}""", """{"type":6}""", """{"type":7}""", "{}", "[]", "null", "1", "", "nonsense",
        """{"protocol":"messagepack","version":1}""", """{"protocol":"json","version":99}""", """{"protocol":"json","version":"1"}""", """{"protocol":null,"version":1}""",
        """{"protocol":"json"}""", """{"protocol":{},"version":1}""", $$"""{"protocol":"json","version":1,"x":"{{new string('x', 40_000)}}"}""",
    ];

    /// <summary>What is said after it, and whether the socket stays open.</summary>
    public static TheoryData<string, bool> OddRecords => new()
    {
        { """{"type":6}""", true },
        { """{"type":6,"surprise":1}""", true },
        { """{"type":99}""", true },
        { """{"type":3,"invocationId":"1","result":1}""", true },
        { """{"type":3,"invocationId":"1","error":"x"}""", true },
        { """{"type":2,"invocationId":"1","item":1}""", true },
        { """{"type":5,"invocationId":"1"}""", true },
        { """{"type":8,"sequenceId":1}""", true },
        { """{"type":9,"sequenceId":1}""", true },
        { """{"type":1,"target":"Typing","arguments":["x"]}""", true },
        { """{"type":1,"target":"Nothing","arguments":[]}""", true },
        { """{"type":7}""", false },
        { """{"type":"1"}""", false },
        { """{"type":1}""", false },
        { """{"type":1,"invocationId":1,"target":"Typing","arguments":[]}""", false },
        { """{"type":1,"invocationId":"1","target":null,"arguments":[]}""", false },
        { """{"type":1,"invocationId":"1","target":"Typing","arguments":{}}""", false },
        { "{}", false },
        { "null", false },
        { "\"x\"", false },
        { "", false },
        { "\0", false },
    };

    public static TheoryData<byte[], WebSocketMessageType> OddMessages => new()
    {
        { [0x00, 0x01, 0xFF, 0xFE, 0x1E], WebSocketMessageType.Binary },
        { [0xC3, 0x28, 0x1E], WebSocketMessageType.Text },
        { [0x0F, 0x96, 0x01, 0x80, 0xC0, 0xA4, .. "Send"u8, 0x90, 0x90], WebSocketMessageType.Binary },
        { [.. Enumerable.Repeat((byte)'x', 200_000)], WebSocketMessageType.Binary },
        { [.. Enumerable.Repeat((byte)0x1E, 20_000)], WebSocketMessageType.Text },
        { [.. Encoding.UTF8.GetBytes(new string('[', 30_000)), 0x1E], WebSocketMessageType.Text },
    };

    [Theory]
    [MemberData(nameof(OddBeginnings))]
    public async Task A_socket_that_begins_otherwise_than_with_the_handshake_is_closed(string beginning)
    {
        await using var socket = await RawSocket.OpenSilentlyAsync(app, await app.SignUp());

        await socket.Say(beginning);

        var heard = new List<string>();
        while (await socket.Hear() is { } record) heard.Add(record);
        Assert.DoesNotContain("{}", heard);
        Assert.Empty(app.Errors);
    }

    [Theory]
    [MemberData(nameof(OddRecords))]
    public async Task An_odd_record_is_passed_over_or_closes_its_own_socket(string record, bool staysOpen)
    {
        await using var socket = await RawSocket.OpenAsync(app, await app.SignUp());

        Assert.Equal(staysOpen, await StaysOpen(socket, () => socket.Say(record)));
        Assert.Empty(app.Errors);
    }

    [Theory]
    [MemberData(nameof(OddMessages))]
    public async Task Bytes_that_are_no_record_close_their_own_socket(byte[] message, WebSocketMessageType type)
    {
        await using var socket = await RawSocket.OpenAsync(app, await app.SignUp());

        Assert.False(await StaysOpen(socket, () => socket.Say(message, type)));
        Assert.Empty(app.Errors);
    }

    [Fact]
    public async Task Every_argument_of_every_method_is_refused_when_it_is_wrong_and_others_hear_on()
    {
        var world = await SoundWorld.CreateAsync(app);
        await using var bystander = await world.Ben.Connect();
        await using var socket = await RawSocket.OpenAsync(app, world.Ada);
        await using var digest = await Digest.OfAsync(app);
        var before = await digest.ReadAsync();
        var wrong = new List<string>();
        var calls = new BadCalls(world, await ApiDescription.ReadAsync(app)).All().ToList();
        foreach (var call in calls)
        {
            var answer = await socket.Call(call.Method, call.Arguments);
            if (WhyWrong(call, answer) is { } reason) wrong.Add($"{reason}: {call}: {answer}");
        }

        output.WriteLine($"{calls.Count} bad calls of {BadCalls.Methods.Count} methods.");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of them were answered wrongly:\n{string.Join('\n', wrong)}");
        Assert.Equal(before, await digest.ReadAsync());
        Assert.Empty(app.Errors);
        await world.Ada.Send(world.Group, "Still there?");
        await bystander.WaitForChange(world.Group, "message.sent");
    }

    private static string? WhyWrong(BadCall call, JsonElement answer)
    {
        if (!answer.TryGetProperty("error", out var error)) return "Not refused";

        var problem = JsonElement.Parse(error.GetString()!);
        if (problem.GetProperty("status").GetInt32() != call.Status) return $"Not {call.Status}";
        return call.Status != 400 || BadRequestCheck.Names(problem.GetProperty("errors"), call.Place) ? null : "The place is not named";
    }

    // A call is answered as long as it is.
    private static async Task<bool> StaysOpen(RawSocket socket, Func<Task> saying)
    {
        try
        {
            await saying();
            await socket.Say("""{"type":1,"invocationId":"still there","target":"Nothing","arguments":[]}""");
            while (await socket.Hear() is { } record)
                if (record.Contains("still there", StringComparison.Ordinal)) return true;
        }
        catch (WebSocketException)
        {
            // It was closed while we were talking.
        }

        return false;
    }
}
