using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.Tests.Realtime;

/// <summary>Calls that fit nothing are refused like requests, and harm nobody else.</summary>
public sealed class OddFrameTests(ChatApp app)
{
    private const string SomeId = "\"01890000-0000-7000-8000-000000000000\"";

    public static TheoryData<string, string, int, string> OddCalls => new()
    {
        { "Send", "[]", 400, "invalid-request" },
        { "Send", $"[{SomeId}]", 400, "invalid-request" },
        { "Send", $"[{SomeId},{{}},3]", 400, "invalid-request" },
        { "Send", "[1,{}]", 400, "invalid-request" },
        { "Send", "[null,null]", 400, "invalid-request" },
        { "Send", $"[{SomeId},{{}}]", 400, "invalid-request" },
        { "Send", $"[{SomeId},\"text\"]", 400, "invalid-request" },
        { "Send", $$"""[{{SomeId}},{"clientId":{{SomeId}},"content":"x","surprise":1}]""", 400, "invalid-request" },
        { "Send", $$"""[{{SomeId}},{"clientId":{{SomeId}},"content":"x","content":"y"}]""", 400, "invalid-request" },
        { "Send", $$"""[{{SomeId}},{"clientId":"no-id","content":"x"}]""", 400, "invalid-request" },
        { "Send", $$"""[{{SomeId}},{"clientId":{{SomeId}},"content":"half \ud800 a pair"}]""", 400, "invalid-request" },
        { "Send", $$"""[{{SomeId}},{"clientId":{{SomeId}},"content":"to nobody"}]""", 404, "no-such-conversation" },
        { "Edit", $$"""[{{SomeId}},{"content":"x"}]""", 404, "no-such-message" },
        { "Delete", $"[{SomeId}]", 404, "no-such-message" },
        { "Delete", "[\"no-id\"]", 400, "invalid-request" },
        { "Typing", $"[{SomeId}]", 404, "no-such-conversation" },
        { "Typing", "[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]", 400, "invalid-request" },
        { "Nothing", "[]", 404, "no-such-method" },
        { "$refuse", "[]", 404, "no-such-method" },
        { "$REFUSE", "[{\"status\":200}]", 404, "no-such-method" },
        { "OnConnectedAsync", "[]", 404, "no-such-method" },
    };

    [Theory]
    [MemberData(nameof(OddCalls))]
    public async Task An_odd_call_is_refused_with_a_problem_document_and_the_socket_stays(string target, string arguments, int status, string code)
    {
        await using var socket = await RawSocket.OpenAsync(app, await app.SignUp());

        var refused = await socket.Call(target, arguments);
        var again = await socket.Call("Nothing", "[]");

        ShouldBeProblem(refused, status, code);
        ShouldBeProblem(again, 404, "no-such-method");
    }

    [Theory]
    [InlineData("""{"type":4,"invocationId":"7","target":"Send","arguments":[]}""")]
    [InlineData("""{"type":4,"invocationId":"7","target":"Typing","arguments":["x"]}""")]
    [InlineData("""{"type":1,"invocationId":"7","target":"Typing","arguments":["x"],"streamIds":["1"]}""")]
    public async Task Streams_are_refused(string record)
    {
        await using var socket = await RawSocket.OpenAsync(app, await app.SignUp());

        await socket.Say(record);

        ShouldBeProblem(JsonElement.Parse((await socket.Hear())!), 400, "invalid-request");
    }

    [Theory]
    [InlineData("no json at all")]
    [InlineData("""{"type":1,"invocationId":"7","target":"Send","arguments":[""")]
    [InlineData("""{"type":1,"invocationId":"7"}""")]
    [InlineData("[]")]
    [InlineData("33 KB")]
    public async Task A_frame_that_is_no_call_closes_its_own_socket_only(string record)
    {
        if (record == "33 KB") record = $$"""{"type":1,"invocationId":"7","target":"Typing","arguments":["{{new string('x', 33 * 1024)}}"]}""";
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var talk = await app.ConversationBetween(ada, ben);
        await using var device = await ada.Connect();
        await using var odd = await RawSocket.OpenAsync(app, ada);

        await odd.Say(record);
        while (await odd.Hear() is { } heard) Assert.Contains("\"type\":7", heard, StringComparison.Ordinal);

        await ben.Send(talk, "hello");
        await device.WaitForChange(talk, "message.sent");
    }

    private static void ShouldBeProblem(JsonElement completion, int status, string code)
    {
        var problem = JsonElement.Parse(completion.GetProperty("error").GetString()!);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.Equal($"/problems/{code}", problem.GetProperty("type").GetString());
        Assert.NotEmpty(problem.GetProperty("traceId").GetString()!);
        if (code == "invalid-request") Assert.NotEmpty(problem.GetProperty("errors").EnumerateObject());
    }
}
