using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.Tests.Messages;

public sealed class ForwardTests(ChatApp app)
{
    [Fact]
    public async Task What_was_said_elsewhere_is_repeated_with_whose_words_it_is_and_not_from_where()
    {
        var (ada, ben, cleo) = (await app.SignUp("Ada"), await app.SignUp("Ben"), await app.SignUp("Cleo"));
        var (there, here) = (await app.ConversationBetween(ada, ben), await app.ConversationBetween(ben, cleo));
        await using var device = await cleo.Connect();
        var source = await ada.Send(there, $"**tea** for @{ben.Username}, #tea");

        var forwarded = await Forward(ben, here, source);

        Assert.Equal(source.GetProperty("content").GetString(), forwarded.GetProperty("content").GetString());
        Assert.Equal(["bold", "hashtag"], forwarded.GetProperty("entities").EnumerateArray().Select(e => e.GetProperty("type").GetString()));
        Assert.Equal(
            $$"""{"senderId":"{{ada.Id}}","at":"{{source.GetProperty("createdAt").GetString()}}"}""", forwarded.GetProperty("forwardedFrom").GetRawText());
        Assert.Equal(ben.Id, forwarded.GetProperty("senderId").GetGuid());
        Assert.Equal(forwarded.GetRawText(), (await device.WaitForChange(here, "message.sent")).GetProperty("message").GetRawText());
        Assert.Equal(forwarded.GetRawText(), (await cleo.Get($"/messages/{forwarded.GetProperty("id")}")).GetRawText());
    }

    [Fact]
    public async Task In_the_same_conversation_the_source_is_named_and_the_first_writer_is_told_however_often_it_is_forwarded()
    {
        var (ada, ben, cleo) = (await app.SignUp("Ada"), await app.SignUp("Ben"), await app.SignUp("Cleo"));
        var (there, here) = (await app.ConversationBetween(ada, ben), await app.ConversationBetween(ben, cleo));
        var source = await ada.Send(there, "tea?");

        var again = await Forward(ben, there, source);
        Assert.Equal(source.GetProperty("id").GetGuid(), again.GetProperty("forwardedFrom").GetProperty("messageId").GetGuid());

        var twice = await Forward(ben, here, again);
        Assert.Equal(ada.Id, twice.GetProperty("forwardedFrom").GetProperty("senderId").GetGuid());
        Assert.False(twice.GetProperty("forwardedFrom").TryGetProperty("messageId", out _));
    }

    [Fact]
    public async Task Media_of_others_are_passed_on_by_who_sees_them_and_outlive_their_first_message()
    {
        var (ada, ben, cleo) = (await app.SignUp("Ada"), await app.SignUp("Ben"), await app.SignUp("Cleo"));
        var (there, here) = (await app.ConversationBetween(ada, ben), await app.ConversationBetween(ben, cleo));
        var mediaId = (await ada.Upload("tea for two")).GetProperty("id").GetGuid();
        var source = await ada.Post($"/conversations/{there}/messages", new { clientId = Guid.NewGuid(), content = "", mediaIds = new[] { mediaId } });
        await (await cleo.TryGet($"/media/{mediaId}/content")).ShouldRefuse(404, "no-such-media");

        var forwarded = await Forward(ben, here, source);
        await ada.Delete($"/messages/{source.GetProperty("id")}");

        Assert.Equal(mediaId, forwarded.GetProperty("media")[0].GetProperty("id").GetGuid());
        Assert.Equal("tea for two", await (await cleo.TryGet($"/media/{mediaId}/content")).Content.ReadAsStringAsync());
        var stolen = new { clientId = Guid.NewGuid(), content = "", mediaIds = new[] { mediaId } };
        await (await cleo.TryPost($"/conversations/{here}/messages", stolen)).ShouldRefuse(404, "no-such-media");
    }

    [Theory]
    [InlineData("source", "forward", "item")]
    [InlineData("item", "source", "forward")]
    [InlineData("forward", "item", "source")]
    public async Task A_sticker_its_message_and_its_forward_end_each_by_itself(params string[] order)
    {
        var (ada, ben, cleo) = (await app.SignUp("Ada"), await app.SignUp("Ben"), await app.SignUp("Cleo"));
        var (there, here) = (await app.ConversationBetween(ada, ben, await app.SignUp()), await app.ConversationBetween(ben, cleo));
        var sticker = await app.PictureOf(ada);
        var set = $"/sets/{(await ada.Post("/sets", new { title = "Tea", kind = "sticker", conversationId = there })).GetProperty("id")}";
        await ada.Post($"{set}/items", new { name = "tea_pot", mediaId = sticker });
        var source = await ben.Post($"/conversations/{there}/messages", new { clientId = Guid.NewGuid(), content = "", mediaIds = new[] { sticker } });
        var forwarded = await Forward(ben, here, source);
        var left = new Dictionary<string, (TestUser By, string Path, TestUser Reader)>
        {
            ["source"] = (ben, $"/messages/{source.GetProperty("id")}", ada),
            ["forward"] = (ben, $"/messages/{forwarded.GetProperty("id")}", cleo),
            ["item"] = (ada, $"{set}/items/tea_pot", ada),
        };

        foreach (var ended in order)
        {
            foreach (var (_, _, reader) in left.Values) Assert.NotEmpty(await reader.Download(sticker));
            await left[ended].By.Delete(left[ended].Path);
            left.Remove(ended);
        }

        foreach (var person in new[] { ada, ben, cleo }) await (await person.TryGet($"/media/{sticker}")).ShouldRefuse(404, "no-such-media");
    }

    [Fact]
    public async Task Only_what_one_can_read_and_what_is_there_is_forwarded()
    {
        var (ada, ben, eve) = (await app.SignUp("Ada"), await app.SignUp("Ben"), await app.SignUp("Eve"));
        var (there, eves) = (await app.ConversationBetween(ada, ben), await app.ConversationBetween(eve, await app.SignUp()));
        var source = await ada.Send(there, "tea?");

        await (await TryForward(eve, eves, source)).ShouldRefuse(404, "no-such-message");
        await (await TryForward(ben, eves, source)).ShouldRefuse(404, "no-such-conversation");
        await ada.Delete($"/messages/{source.GetProperty("id")}");
        await (await TryForward(ben, there, source)).ShouldRefuse(409, "message-deleted");
    }

    [Fact]
    public async Task A_repeated_forward_is_the_first_one_though_its_source_is_gone()
    {
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        var conversation = await app.ConversationBetween(ada, ben);
        var (source, other, clientId) = (await ada.Send(conversation, "tea?"), await ada.Send(conversation, "coffee?"), Guid.NewGuid());
        var first = await Forward(ben, conversation, source, clientId);
        await ada.Delete($"/messages/{source.GetProperty("id")}");

        Assert.Equal(first.GetRawText(), (await Forward(ben, conversation, source, clientId)).GetRawText());
        await (await TryForward(ben, conversation, other, clientId)).ShouldRefuse(409, "client-id-reused");
    }

    private static async Task<JsonElement> Forward(TestUser who, Guid conversation, JsonElement source, Guid? clientId = null) =>
        await who.Post($"/conversations/{conversation}/forwards", Body(source, clientId));

    private static Task<HttpResponseMessage> TryForward(TestUser who, Guid conversation, JsonElement source, Guid? clientId = null) =>
        who.TryPost($"/conversations/{conversation}/forwards", Body(source, clientId));

    private static object Body(JsonElement source, Guid? clientId) =>
        new { clientId = clientId ?? Guid.NewGuid(), messageId = source.GetProperty("id").GetGuid() };
}
