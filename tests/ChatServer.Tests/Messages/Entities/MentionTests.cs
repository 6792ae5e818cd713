using System.Text.Json;
using ChatServer.Harness;
using ChatServer.Messages;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Messages.Entities;

public sealed class MentionTests(ChatApp app)
{
    [Fact]
    public async Task Members_are_mentioned_by_name_and_others_are_not()
    {
        var (ada, ben, eve) = (await app.SignUp("Ada"), await app.SignUp("Ben"), await app.SignUp("Eve"));
        var conversation = await app.ConversationBetween(ada, ben);
        await using var device = await ben.Connect();

        var text = $"**tea**, @{ben.Username.ToUpperInvariant()}? Not @{eve.Username}, nor @nobody.";
        var sent = await ada.Send(conversation, text);

        var mention = Assert.Single(Entities(sent), e => e.GetProperty("type").GetString() == "mention");
        Assert.Equal(ben.Id, mention.GetProperty("userId").GetGuid());
        Assert.Equal((9, ben.Username.Length + 1), (mention.GetProperty("offset").GetInt32(), mention.GetProperty("length").GetInt32()));
        Assert.Equal(text, sent.GetProperty("content").GetString());
        Assert.Equal("""{"type":"bold","offset":0,"length":7,"open":2,"close":2}""", Entities(sent)[0].GetRawText());
        Assert.Equal(Raw(sent), Raw((await device.WaitForChange(conversation, "message.sent")).GetProperty("message")));
        Assert.Equal(Raw(sent), Raw(await ben.Get($"/messages/{sent.GetProperty("id")}")));
    }

    [Fact]
    public async Task Everybody_is_mentioned_by_moderators_and_above_alone()
    {
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        var group = await app.ConversationBetween(ada, ben, await app.SignUp("Cleo"));

        Assert.Equal("mentionAll", Assert.Single(Entities(await ada.Send(group, "Tea, @all!"))).GetProperty("type").GetString());
        Assert.Empty(Entities(await ben.Send(group, "Tea, @all!")));

        await ada.Patch($"/conversations/{group}/members/{ben.Id}", new { role = "moderator" });
        Assert.Single(Entities(await ben.Send(group, "Tea, @all!")));
    }

    [Fact]
    public async Task A_sender_says_whom_the_text_may_mention()
    {
        var (ada, ben, cleo) = (await app.SignUp("Ada"), await app.SignUp("Ben"), await app.SignUp("Cleo"));
        var group = await app.ConversationBetween(ada, ben, cleo);
        var content = $"@{ben.Username} @{cleo.Username} @all";
        async Task<string> Mentioned(object allowed) =>
            string.Join(' ', Entities(await Send(ada, group, content, allowed)).Select(e => e.TryGetProperty("userId", out var id) ? Name(id) : "all"));
        string Name(JsonElement id) => id.GetGuid() == ben.Id ? "Ben" : "Cleo";

        Assert.Equal("", await Mentioned(new { }));
        Assert.Equal("all", await Mentioned(new { all = true }));
        Assert.Equal("Cleo", await Mentioned(new { users = new[] { cleo.Id, Guid.NewGuid() } }));
        Assert.Equal("Ben Cleo all", await Mentioned(new { users = new[] { cleo.Id, ben.Id }, all = true }));
        await (await ada.TryPost($"/conversations/{group}/messages", Body(content, new { users = Enumerable.Repeat(ben.Id, 101) }))).ShouldRefuse(400, "invalid-request");
    }

    [Fact]
    public async Task An_edit_finds_everything_anew_and_keeps_to_whom_was_allowed()
    {
        var (ada, ben, cleo) = (await app.SignUp("Ada"), await app.SignUp("Ben"), await app.SignUp("Cleo"));
        var group = await app.ConversationBetween(ada, ben, cleo);
        var sent = await Send(ada, group, $"@{ben.Username} *now*", new { users = new[] { ben.Id } });

        var edited = await ada.Patch($"/messages/{sent.GetProperty("id")}", new { content = $"#tea @{cleo.Username} @{ben.Username}" });
        Assert.Equal(["hashtag", "mention"], Entities(edited).Select(e => e.GetProperty("type").GetString()));
        Assert.Equal(ben.Id, Entities(edited)[1].GetProperty("userId").GetGuid());

        edited = await ada.Patch($"/messages/{sent.GetProperty("id")}", new { content = $"@{ben.Username}", allowedMentions = new { } });
        Assert.Empty(Entities(edited));
    }

    [Fact]
    public async Task A_deleted_message_has_no_entities_and_a_plain_one_stores_nothing_for_them()
    {
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        var conversation = await app.ConversationBetween(ada, ben);
        await ada.Send(conversation, "plain, at 10:30");
        var sent = await ada.Send(conversation, "**tea** #tea");

        await ada.Delete($"/messages/{sent.GetProperty("id")}");

        Assert.False((await ben.Get($"/messages/{sent.GetProperty("id")}")).TryGetProperty("entities", out _));
        Assert.False(await app.WithDatabase(db => db.Set<Message>().AnyAsync(m => m.ConversationId == conversation && m.Details != null)));
    }

    [Fact]
    public async Task A_repeated_send_is_known_though_other_people_are_there_now()
    {
        var (ada, ben, cleo) = (await app.SignUp("Ada"), await app.SignUp("Ben"), await app.SignUp("Cleo"));
        var group = await app.ConversationBetween(ada, ben, await app.SignUp("Dora"));
        var clientId = Guid.NewGuid();
        var first = await ada.Send(group, $"@{cleo.Username}", clientId);
        await ada.Post($"/conversations/{group}/members", new { userIds = new[] { cleo.Id } });

        Assert.Equal(first.GetRawText(), (await ada.Send(group, $"@{cleo.Username}", clientId)).GetRawText());
        var other = new { clientId, content = $"@{cleo.Username}", allowedMentions = new { all = true } };
        await (await ada.TryPost($"/conversations/{group}/messages", other)).ShouldRefuse(409, "client-id-reused");
    }

    private static Task<JsonElement> Send(TestUser who, Guid group, string content, object allowedMentions) =>
        who.Post($"/conversations/{group}/messages", Body(content, allowedMentions));

    private static object Body(string content, object allowedMentions) => new { clientId = Guid.NewGuid(), content, allowedMentions };

    private static List<JsonElement> Entities(JsonElement message) =>
        message.TryGetProperty("entities", out var entities) ? [.. entities.EnumerateArray()] : [];

    private static string Raw(JsonElement message) => message.GetProperty("entities").GetRawText();
}
