using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.Tests.Messages;

public sealed class AttachmentTests(ChatApp app)
{
    private const string Locations = """[{"latitude":0,"longitude":-9.1393,"accuracy":null,"name":null},{"latitude":38.7223,"longitude":0,"accuracy":20.5,"name":"The tea house"}]""";

    [Fact]
    public async Task Places_and_contacts_come_back_as_they_were_sent_on_every_way()
    {
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        var conversation = await app.ConversationBetween(ada, ben);
        var contacts = $$"""[{"name":"Ben","userId":"{{ben.Id}}","phone":null,"email":null},{"name":"Cleo","userId":null,"phone":"+351 21 000 0000","email":"cleo@tea.example"}]""";
        await using var device = await ben.Connect();

        var sent = await Send(ada, conversation, "", Locations, contacts);

        foreach (var message in new[]
        {
            sent,
            (await device.WaitForChange(conversation, "message.sent")).GetProperty("message"),
            await ben.Get($"/messages/{sent.GetProperty("id")}"),
            await ben.Post($"/conversations/{conversation}/forwards", new { clientId = Guid.NewGuid(), messageId = sent.GetProperty("id").GetGuid() }),
        })
        {
            Assert.Equal((Locations, contacts), (message.GetProperty("locations").GetRawText(), message.GetProperty("contacts").GetRawText()));
        }
    }

    [Fact]
    public async Task Text_may_be_missing_beside_them_and_they_outlive_an_edit_and_go_with_the_message()
    {
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        var conversation = await app.ConversationBetween(ada, ben);
        var message = $"/messages/{(await Send(ada, conversation, "here", Locations, "[]")).GetProperty("id")}";

        Assert.Equal(Locations, (await ada.Patch(message, new { content = "" })).GetProperty("locations").GetRawText());
        await ada.Delete(message);
        Assert.False((await ben.Get(message)).TryGetProperty("locations", out _));
    }

    [Theory]
    [InlineData("""[{"latitude":90.1,"longitude":0}]""", "[]")]
    [InlineData("""[{"latitude":0,"longitude":-180.1}]""", "[]")]
    [InlineData("""[{"latitude":1e400,"longitude":0}]""", "[]")]
    [InlineData("""[{"latitude":0,"longitude":0,"accuracy":-1}]""", "[]")]
    [InlineData("""[{"latitude":0}]""", "[]")]
    [InlineData("[]", """[{"name":" "}]""")]
    [InlineData("[]", """[{"phone":"1"}]""")]
    [InlineData("[]", "[]")]
    public async Task What_is_nowhere_and_nobody_is_refused(string locations, string contacts)
    {
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        var conversation = await app.ConversationBetween(ada, ben);

        await (await ada.TryPost($"/conversations/{conversation}/messages", Body("", locations, contacts))).ShouldRefuse(400, "invalid-request");
    }

    private static Task<JsonElement> Send(TestUser who, Guid conversation, string content, string locations, string contacts) =>
        who.Post($"/conversations/{conversation}/messages", Body(content, locations, contacts));

    private static object Body(string content, string locations, string contacts) => new
    {
        clientId = Guid.NewGuid(),
        content,
        locations = JsonElement.Parse(locations),
        contacts = JsonElement.Parse(contacts),
    };
}
