using System.Text;
using System.Text.Json;
using ChatServer.Conversations;
using ChatServer.Http;
using ChatServer.Refusals;

namespace ChatServer.Tests.Http;

public sealed class RequestJsonTests
{
    private const string Whole = """{"kind":"group","title":"Tea","memberIds":["0198f3b2-5c1e-7d3a-9f00-000000000001"],"count":3}""";

    private sealed record Inner(string Name);

    private sealed record Request(
        ConversationKind Kind, string Title, IReadOnlyList<Guid> MemberIds, int Count = 0, string? Note = null, Inner? Inner = null);

    private sealed record Patch(Optional<string> Title = default, Optional<bool> Shown = default);

    [Fact]
    public void A_sound_request_is_bound()
    {
        var request = Assert.IsType<Request>(RequestJson.Bind(typeof(Request), Encoding.UTF8.GetBytes(Whole)));

        Assert.Equal((ConversationKind.Group, "Tea", 3), (request.Kind, request.Title, request.Count));
    }

    [Fact]
    public void Of_countless_mistakes_some_are_told()
    {
        var json = $$"""{"memberIds":[{{string.Join(',', Enumerable.Repeat("1", 10_000))}}]}""";

        var refusal = Assert.Throws<RefusalException>(() => RequestJson.Bind(typeof(Request), Encoding.UTF8.GetBytes(json)));

        Assert.Equal(20, refusal.Errors!.Count);
        Assert.Contains("It must be a UUID.", refusal.Errors["memberIds[0]"]);
    }

    [Theory]
    [InlineData("", "body", "It is missing.")]
    [InlineData("null", "body", "It must not be null.")]
    [InlineData("[]", "body", "It must be an object.")]
    [InlineData("{\"kind\":", "body", "It is not JSON of at most 16 levels (line 1, byte 9).")]
    [InlineData("{}{}", "body", "It is not JSON of at most 16 levels (line 1, byte 3).")]
    [InlineData("{\"kind\":\"club\"}", "kind", "It must be one of direct, group, saved, thread, channel, event.")]
    [InlineData("{\"kind\":\"direct, group\"}", "kind", "It must be one of direct, group, saved, thread, channel, event.")]
    [InlineData("{\"kind\":1}", "kind", "It must be one of direct, group, saved, thread, channel, event.")]
    [InlineData("{}", "title", "It is missing.")]
    [InlineData("{\"title\":null}", "title", "It must not be null.")]
    [InlineData("{\"title\":5}", "title", "It must be a string.")]
    [InlineData("{\"title\":\"a\\u0000b\"}", "title", "It must not contain U+0000.")]
    [InlineData("{\"title\":\"\\ud800\"}", "title", "It must not contain half of a surrogate pair.")]
    [InlineData("{\"note\":\"\\udc00x\"}", "note", "It must not contain half of a surrogate pair.")]
    [InlineData("{\"title\":\"a\",\"title\":\"b\"}", "title", "It is given more than once.")]
    [InlineData("{\"Title\":\"a\"}", "Title", "There is no such member in this request.")]
    [InlineData("{\"memberIds\":\"x\"}", "memberIds", "It must be a list.")]
    [InlineData("{\"memberIds\":[\"0198f3b2-5c1e-7d3a-9f00-000000000001\",null]}", "memberIds[1]", "It must not be null.")]
    [InlineData("{\"memberIds\":[\"0198f3b25c1e7d3a9f00000000000001\"]}", "memberIds[0]", "It must be a UUID.")]
    [InlineData("{\"count\":\"3\"}", "count", "It must be a whole number.")]
    [InlineData("{\"count\":3.5}", "count", "It must be a whole number.")]
    [InlineData("{\"count\":99999999999}", "count", "It must be a whole number.")]
    [InlineData("{\"inner\":{\"nme\":\"x\"}}", "inner.nme", "There is no such member in this request.")]
    [InlineData("{\"inner\":{}}", "inner.name", "It is missing.")]
    [InlineData("{\"\\ud800\":1}", "body", "It must not contain half of a surrogate pair.")]
    public void What_is_wrong_is_said_by_member(string json, string member, string problem)
    {
        var refusal = Assert.Throws<RefusalException>(() => RequestJson.Bind(typeof(Request), Encoding.UTF8.GetBytes(json)));

        Assert.Equal((400, "invalid-request"), (refusal.Status, refusal.Code));
        Assert.Contains(problem, refusal.Errors![member]);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var refusal = Assert.Throws<RefusalException>(
            () => RequestJson.Bind(typeof(Request), """{"kind":"club","memberIds":[1,"x"],"surprise":true}"""u8));

        Assert.Equal(["kind", "memberIds[0]", "memberIds[1]", "surprise", "title"], refusal.Errors!.Keys.Order());
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused()
    {
        byte[] json = [.. "{\"title\":\""u8, 0xC3, 0x28, .. "\"}"u8];

        Assert.Throws<RefusalException>(() => RequestJson.Bind(typeof(Request), json));
    }

    [Fact]
    public void A_body_that_is_nested_too_deeply_is_refused()
    {
        var json = Encoding.UTF8.GetBytes($"{{\"inner\":{new string('[', 100_000)}");

        var refusal = Assert.Throws<RefusalException>(() => RequestJson.Bind(typeof(Request), json));

        Assert.Contains("body", refusal.Errors!.Keys);
    }

    [Fact]
    public void A_patch_tells_absent_from_null()
    {
        var patch = Assert.IsType<Patch>(RequestJson.Bind(typeof(Patch), """{"title":null}"""u8));

        Assert.True(patch.Title.IsGiven);
        Assert.Null(patch.Title.Value);
        Assert.False(patch.Shown.IsGiven);
    }

    [Fact]
    public void A_patch_cannot_clear_what_must_have_a_value()
    {
        var refusal = Assert.Throws<RefusalException>(() => RequestJson.Bind(typeof(Patch), """{"shown":null}"""u8));

        Assert.Equal(["It must not be null."], refusal.Errors!["shown"]);
    }

    [Fact]
    public void An_element_from_a_socket_is_bound_by_the_same_rules()
    {
        var refusal = Assert.Throws<RefusalException>(() => RequestJson.Bind<Inner>(JsonElement.Parse("""{"name":"x","name":"y"}""")));

        Assert.Equal(["It is given more than once."], refusal.Errors!["name"]);
    }
}
