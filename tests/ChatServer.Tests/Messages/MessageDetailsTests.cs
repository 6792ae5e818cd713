using System.Text;
using System.Text.Json;
using ChatServer.Harness;
using ChatServer.Messages;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Messages;

public sealed class MessageDetailsTests(ChatApp app)
{
    private const string Order = """{"zone":"b","order":{"id":7,"price":12.50,"lines":["tea","cake é 茶"]},"a":null}""";

    [Fact]
    public async Task Metadata_comes_back_as_it_was_sent_on_every_way()
    {
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        var conversation = await app.ConversationBetween(ada, ben);
        await using var device = await ben.Connect();

        var sent = await ada.Post($"/conversations/{conversation}/messages", Body(Order));

        Assert.Equal(Order, Metadata(sent));
        Assert.Equal(Order, Metadata((await device.WaitForChange(conversation, "message.sent")).GetProperty("message")));
        Assert.Equal(Order, Metadata(await ben.Get($"/messages/{sent.GetProperty("id")}")));
        Assert.Equal(Order, Metadata((await ben.Get($"/conversations/{conversation}/messages")).GetProperty("items")[0]));
        Assert.Equal(Order, Metadata((await ben.Get($"/conversations/{conversation}")).GetProperty("lastMessage")));
    }

    [Fact]
    public async Task Metadata_outlives_an_edit_and_goes_with_the_message()
    {
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        var conversation = await app.ConversationBetween(ada, ben);
        var sent = await ada.Post($"/conversations/{conversation}/messages", Body(Order));

        var edited = await ada.Patch($"/messages/{sent.GetProperty("id")}", new { content = "two teas" });
        Assert.Equal(Order, Metadata(edited));

        await ada.Delete($"/messages/{sent.GetProperty("id")}");
        Assert.False((await ben.Get($"/messages/{sent.GetProperty("id")}")).TryGetProperty("metadata", out _));
        Assert.False(await app.WithDatabase(db => db.Set<Message>().AnyAsync(m => m.ConversationId == conversation && m.Details != null)));
    }

    [Fact]
    public async Task The_same_client_id_with_other_metadata_is_another_body()
    {
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        var path = $"/conversations/{await app.ConversationBetween(ada, ben)}/messages";
        var clientId = Guid.NewGuid();
        var first = await ada.Post(path, Body(Order, clientId));

        Assert.Equal(first.GetRawText(), (await ada.Post(path, Body(Order, clientId))).GetRawText());
        await (await ada.TryPost(path, Body("""{"zone":"c"}""", clientId))).ShouldRefuse(409, "client-id-reused");
    }

    [Theory]
    [InlineData("""{"a":"\u0000"}""")]
    [InlineData("""{"a":[{"b":"\ud800"}]}""")]
    [InlineData("""{"a":{"\u0000":1}}""")]
    [InlineData("""{"a":{"\udc00":1}}""")]
    [InlineData("""{"a":{"b":{"c":{"d":{"e":{}}}}}}""")]
    [InlineData("""{"a":{"b":1,"b":2}}""")]
    [InlineData("[1]")]
    public async Task Metadata_that_cannot_be_kept_is_refused(string metadata)
    {
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        var conversation = await app.ConversationBetween(ada, ben);

        // As it stands: no client would write some of these.
        var body = $$"""{"clientId":"{{Guid.NewGuid()}}","content":"one tea","metadata":{{metadata}}}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/conversations/{conversation}/messages")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };

        await (await ada.TryRequest(request)).ShouldRefuse(400, "invalid-request");
    }

    [Fact]
    public async Task Metadata_has_at_most_4_096_bytes()
    {
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        var path = $"/conversations/{await app.ConversationBetween(ada, ben)}/messages";
        string OfBytes(int count) => $$"""{"a":"{{new string('x', count - 8)}}"}""";

        await ada.Post(path, Body(OfBytes(4_096)));
        await (await ada.TryPost(path, Body(OfBytes(4_097)))).ShouldRefuse(400, "invalid-request");
    }

    [Fact]
    public async Task A_silent_message_says_so_and_others_say_nothing()
    {
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        var conversation = await app.ConversationBetween(ada, ben);

        var silent = await ada.Post($"/conversations/{conversation}/messages", new { clientId = Guid.NewGuid(), content = "psst", silent = true });
        var loud = await ada.Send(conversation, "hello");

        Assert.True((await ben.Get($"/messages/{silent.GetProperty("id")}")).GetProperty("silent").GetBoolean());
        Assert.False(loud.TryGetProperty("silent", out _));
    }

    private static object Body(string metadata, Guid? clientId = null) =>
        new { clientId = clientId ?? Guid.NewGuid(), content = "one tea", metadata = JsonElement.Parse(metadata) };

    private static string Metadata(JsonElement message) => message.GetProperty("metadata").GetRawText();
}
