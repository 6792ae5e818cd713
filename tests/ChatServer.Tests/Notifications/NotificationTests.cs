using ChatServer.Harness;
using ChatServer.Notifications;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Notifications;

/// <summary>Who is told of what.</summary>
public sealed class NotificationTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Unread_messages_are_one_entry_for_each_conversation_and_write_nothing()
    {
        var (ada, ben, _, group) = await app.GroupOfThree();
        await ada.Send(group, "one");
        var two = await ada.Send(group, "two");

        var entry = Assert.Single(await app.ToldOf(ben, "message"));
        Assert.Equal((group, ada.Id, 2, false, true), (entry.Id("id"), entry.Id("actorId"), entry.Number("count"), entry.Is("read"), entry.Is("alert")));
        Assert.Equal(two.Id("id"), entry.GetProperty("message").Id("id"));
        Assert.Empty(await app.ToldOf(ada, "message"));
        Assert.False(await app.WithDatabase(db => db.Set<Notification>().AnyAsync(n => n.ConversationId == group && n.MessageSeq != null)));

        await ben.ReadAll(group);
        Assert.Empty(await app.ToldOf(ben, "message"));
    }

    [Fact]
    public async Task Media_that_somebody_shares_are_told_as_such()
    {
        var (ada, ben, _, group) = await app.GroupOfThree();
        var picture = await app.PictureOf(ada);
        await ada.Post($"/conversations/{group}/messages", new { clientId = Guid.NewGuid(), content = "", mediaIds = new[] { picture } });

        var entry = Assert.Single(await app.ToldOf(ben, "media"));
        Assert.Equal(picture, entry.GetProperty("message").GetProperty("media")[0].Id("id"));
    }

    [Fact]
    public async Task Who_is_mentioned_is_told_once_and_nobody_else()
    {
        var (ada, ben, cleo, group) = await app.GroupOfThree();
        var question = await ben.Send(group, "tea?");
        var answer = await ada.Say(group, $"@{ben.Username} and @{ada.Username}: yes", question.Id("id"));

        var entry = Assert.Single(await app.ToldOf(ben, "mention"));
        Assert.Equal((answer, ada.Id, 1, false), (entry.GetProperty("message").Id("id"), entry.Id("actorId"), entry.Number("count"), entry.Is("read")));
        Assert.Empty(await app.ToldOf(ben, "reply"));
        Assert.Empty(await app.ToldOf(ada, "mention"));
        Assert.Empty(await app.ToldOf(cleo, "mention"));
    }

    [Fact]
    public async Task An_edit_mentions_those_whom_it_names_and_nobody_any_more_whom_it_does_not()
    {
        var (ada, ben, cleo, group) = await app.GroupOfThree();
        var message = await ada.Say(group, $"@{ben.Username}, tea?");
        Assert.Single(await app.ToldOf(ben, "mention"));

        await ada.Patch($"/messages/{message}", new { content = $"@{cleo.Username}, tea?" });
        Assert.Empty(await app.ToldOf(ben, "mention"));
        Assert.Single(await app.ToldOf(cleo, "mention"));

        await ada.Patch($"/messages/{message}", new { content = "tea?" });
        Assert.Empty(await app.ToldOf(cleo, "mention"));
    }

    [Fact]
    public async Task All_are_told_of_what_is_for_all()
    {
        var (ada, ben, cleo, group) = await app.GroupOfThree();
        await ada.Say(group, "@all tea is ready");

        Assert.Single(await app.ToldOf(ben, "mention"));
        Assert.Single(await app.ToldOf(cleo, "mention"));
        Assert.Empty(await app.ToldOf(ada, "mention"));
    }

    [Fact]
    public async Task Who_is_answered_is_told_of_each_reply_unless_they_stopped_following()
    {
        var (ada, ben, _, group) = await app.GroupOfThree();
        var question = (await ada.Send(group, "tea?")).Id("id");
        var yes = await ben.Say(group, "yes", question);
        await ada.Say(group, "good", question);
        Assert.Equal([yes], (await app.ToldOf(ada, "reply")).Select(e => e.GetProperty("message").Id("id")));

        await ada.Delete($"/messages/{question}/follow");
        await ben.Say(group, "with milk", question);
        Assert.Single(await app.ToldOf(ada, "reply"));
    }

    [Fact]
    public async Task Who_follows_what_is_answered_is_told_of_each_reply_too()
    {
        var (ada, ben, cleo, group) = await app.GroupOfThree();
        var question = (await ada.Send(group, "tea?")).Id("id");
        await ben.Say(group, "yes", question);
        await app.AllIsHeard();
        await cleo.Put($"/messages/{question}/follow", new { });
        var good = await ada.Say(group, "good", question);
        Assert.Equal([good], (await app.ToldOf(ben, "reply")).Select(e => e.GetProperty("message").Id("id")));
        Assert.Equal([good], (await app.ToldOf(cleo, "reply")).Select(e => e.GetProperty("message").Id("id")));

        await cleo.Delete($"/messages/{question}/follow");
        await ada.Patch($"/messages/{good}", new { content = "good!" });
        await ben.Say(group, "with milk", question);
        Assert.Single(await app.ToldOf(cleo, "reply"));
        Assert.Equal(2, (await app.ToldOf(ada, "reply")).Count);
    }

    [Fact]
    public async Task Reactions_to_a_message_are_one_entry_that_goes_when_they_are_taken_back()
    {
        var (ada, ben, cleo, group) = await app.GroupOfThree();
        var message = (await ada.Send(group, "tea?")).Id("id");
        var path = $"/messages/{message}/reactions/{Hearing.Tea}";
        await ada.Put(path, new { });
        Assert.Empty(await app.ToldOf(ada, "reaction"));

        await ben.Put(path, new { });
        await cleo.Put(path, new { });
        var entry = Assert.Single(await app.ToldOf(ada, "reaction"));
        Assert.Equal((message, cleo.Id, 3), (entry.GetProperty("message").Id("id"), entry.Id("actorId"), entry.Number("count")));

        await cleo.Delete(path);
        Assert.Equal(ben.Id, Assert.Single(await app.ToldOf(ada, "reaction")).Id("actorId"));
        await ben.Delete(path);
        Assert.Empty(await app.ToldOf(ada, "reaction"));
    }

    [Fact]
    public async Task Who_is_added_to_a_group_or_given_a_role_is_told_and_all_hear_of_another_title()
    {
        var (ada, ben, _, group) = await app.GroupOfThree();
        Assert.Equal(ada.Id, Assert.Single(await app.ToldOf(ben, "added")).Id("actorId"));
        Assert.Empty(await app.ToldOf(ada, "added"));

        await ada.Patch($"/conversations/{group}/members/{ben.Id}", new { role = "admin" });
        await ada.Patch($"/conversations/{group}", new { title = "Tea" });
        await ada.Patch($"/conversations/{group}", new { title = "Coffee" });
        Assert.Single(await app.ToldOf(ben, "role"));
        Assert.Single(await app.ToldOf(ben, "updated"));
        Assert.Empty(await app.ToldOf(ada, "updated"));

        var direct = await app.ConversationBetween(ada, ben);
        Assert.DoesNotContain(await app.ToldOf(ben, "added"), e => e.Id("conversationId") == direct);
    }
}
