using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.Tests.Messages.Entities;

public sealed class MentionCountTests(ChatApp app)
{
    [Fact]
    public async Task Others_messages_after_my_mark_that_mention_me_are_counted()
    {
        var (ada, ben, cleo) = (await app.SignUp("Ada"), await app.SignUp("Ben"), await app.SignUp("Cleo"));
        var group = await app.ConversationBetween(ada, ben, cleo);

        await ada.Send(group, "tea?");
        var first = await ada.Send(group, $"@{ben.Username}! @{ben.Username}, @{cleo.Username}?");
        await ada.Send(group, "@all");
        await cleo.Send(group, $"@{cleo.Username} is me");
        Assert.Equal((0, 2, 0), (await Mentions(ada, group), await Mentions(ben, group), await Mentions(cleo, group)));

        await ben.Put($"/conversations/{group}/receipts/me", new { readSeq = first.GetProperty("seq").GetInt64() });
        Assert.Equal(1, await Mentions(ben, group));
        Assert.Equal(1, (await ben.Get("/conversations")).GetProperty("items")[0].GetProperty("mentions").GetInt32());

        await ben.Send(group, "whoever writes has read");
        Assert.Equal(0, await Mentions(ben, group));
    }

    [Fact]
    public async Task Those_of_people_whom_I_blocked_are_not_counted_as_long_as_I_block_them()
    {
        var (ada, ben, cleo) = (await app.SignUp("Ada"), await app.SignUp("Ben"), await app.SignUp("Cleo"));
        var group = await app.ConversationBetween(ada, ben, cleo);
        await ada.Send(group, $"@{ben.Username}?");
        await ada.Send(group, "@all");
        await cleo.Send(group, $"@{ben.Username}, @{ada.Username}!");

        await ben.Put($"/users/me/blocks/{ada.Id}", new { });
        Assert.Equal((1, 1), (await Mentions(ben, group), (await ben.Get("/notifications/unread")).GetProperty("mentions").GetInt32()));
        Assert.Equal(3, (await ben.Get($"/conversations/{group}")).GetProperty("unread").GetInt32());

        // Whoever was blocked is not told so by their own counter.
        await ben.Send(group, $"@{ada.Username}?");
        Assert.Equal(2, await Mentions(ada, group));

        await ben.Delete($"/users/me/blocks/{ada.Id}");
        await ada.Send(group, $"@{ben.Username}?");
        Assert.Equal(1, await Mentions(ben, group));
    }

    [Fact]
    public async Task Edits_add_and_remove_mentions_and_deletion_removes_them()
    {
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        var conversation = await app.ConversationBetween(ada, ben);
        var message = $"/messages/{(await ada.Send(conversation, "tea?")).GetProperty("id")}";

        await ada.Patch(message, new { content = $"tea, @{ben.Username}?" });
        Assert.Equal(1, await Mentions(ben, conversation));

        await ada.Patch(message, new { content = $"tea, `@{ben.Username}`?" });
        Assert.Equal(0, await Mentions(ben, conversation));

        await ada.Patch(message, new { content = $"tea, @{ben.Username}?" });
        await ada.Delete(message);
        Assert.Equal(0, await Mentions(ben, conversation));
    }

    [Fact]
    public async Task Whatever_happens_the_count_is_what_the_history_says()
    {
        var (ada, ben, cleo) = (await app.SignUp("Ada"), await app.SignUp("Ben"), await app.SignUp("Cleo"));
        var group = await app.ConversationBetween(ada, ben, cleo);
        string[] texts = ["tea?", $"@{ben.Username}", $"@{cleo.Username} @{ben.Username}", "@all", $"`@{ben.Username}`"];
        var random = new Random(7);

        for (var step = 0; step < 80; step++)
        {
            var who = random.Next(4) == 0 ? cleo : ada;
            var items = (await ben.Get($"/conversations/{group}/messages?limit=200")).GetProperty("items").EnumerateArray().ToList();
            var mine = items.Where(m => m.GetProperty("senderId").GetGuid() == who.Id && m.GetProperty("deletedAt").ValueKind == JsonValueKind.Null).ToList();
            var one = mine.Count == 0 ? default : mine[random.Next(mine.Count)];
            switch (mine.Count == 0 ? 0 : random.Next(10))
            {
                case < 6: await who.Send(group, texts[random.Next(texts.Length)]); break;
                case < 8: await who.Patch($"/messages/{one.GetProperty("id")}", new { content = texts[random.Next(texts.Length)] }); break;
                case < 9: await who.Delete($"/messages/{one.GetProperty("id")}"); break;
                default: await ben.Put($"/conversations/{group}/receipts/me", new { readSeq = one.GetProperty("seq").GetInt64() }); break;
            }

            Assert.Equal(await CountedByHand(ben, group), await Mentions(ben, group));
        }
    }

    private static async Task<int> CountedByHand(TestUser who, Guid group)
    {
        var read = (await who.Get($"/conversations/{group}")).GetProperty("readSeq").GetInt64();
        return (await who.Get($"/conversations/{group}/messages?limit=200")).GetProperty("items").EnumerateArray().Count(m =>
            m.GetProperty("seq").GetInt64() > read
            && m.TryGetProperty("entities", out var entities)
            && entities.EnumerateArray().Any(e =>
                e.GetProperty("type").GetString() == "mentionAll" || (e.TryGetProperty("userId", out var id) && id.GetGuid() == who.Id)));
    }

    private static async Task<int> Mentions(TestUser who, Guid conversation) =>
        (await who.Get($"/conversations/{conversation}")).GetProperty("mentions").GetInt32();
}
