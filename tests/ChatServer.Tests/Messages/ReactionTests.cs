using System.Text.Json;
using ChatServer.Harness;
using ChatServer.Messages;
using ChatServer.Messages.Reactions;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Messages;

public sealed class ReactionTests(ChatApp app) : IClassFixture<ChatApp>
{
    private const string Tea = "🫖";
    private const string Cake = "🍰";

    [Fact]
    public async Task Everybody_sees_at_once_how_people_reacted()
    {
        var (ada, ben, group, message) = await Said();
        await using var device = await ada.Connect();

        await React(ben, message, Tea);
        await React(ada, message, Tea);
        var answer = await React(ada, message, Cake);

        string[] expected = [$"{Tea} 2 {ben.Id} {ada.Id}", $"{Cake} 1 {ada.Id}"];
        Assert.Equal(expected, Shown(answer));
        Assert.Equal(expected, Shown(await ben.Get($"/messages/{message}")));
        var told = await device.WaitForChange(group, "message.reacted", c => Shown(c.GetProperty("message")).Count == 2);
        Assert.Equal(expected, Shown(told.GetProperty("message")));
        Assert.Equal(ada.Id, told.GetProperty("actorId").GetGuid());
    }

    [Fact]
    public async Task A_reaction_is_taken_back_by_whoever_gave_it_alone()
    {
        var (ada, ben, _, message) = await Said();
        await React(ada, message, Tea);
        await React(ben, message, Tea);

        await ben.Delete(Path(message, Tea));
        Assert.Equal([$"{Tea} 1 {ada.Id}"], Shown(await ben.Get($"/messages/{message}")));

        await ada.Delete(Path(message, Tea));
        Assert.False((await ben.Get($"/messages/{message}")).TryGetProperty("reactions", out _));
    }

    [Fact]
    public async Task What_is_so_already_is_no_change()
    {
        var (ada, ben, group, message) = await Said();
        await React(ada, message, "❤️");
        var head = await Head(ada, group);

        await React(ada, message, "❤");
        await ben.Delete(Path(message, "❤️"));
        await ben.Delete(Path(message, Tea));

        Assert.Equal(head, await Head(ada, group));
        Assert.Equal([$"❤️ 1 {ada.Id}"], Shown(await ada.Get($"/messages/{message}")));
    }

    [Fact]
    public async Task Fifty_racing_toggles_leave_what_is_stored_and_what_is_shown_alike()
    {
        var (ada, ben, group, message) = await Said();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i =>
        {
            var who = i % 2 == 0 ? ada : ben;
            return i % 4 < 2 ? who.TryPut(Path(message, Tea), new { }) : who.TryDelete(Path(message, Tea));
        }));

        Assert.All(answers, a => Assert.True(a.IsSuccessStatusCode));
        var rows = await Rows(message);
        Assert.Equal(rows.Count == 0 ? [] : [$"{Tea} {rows.Count} {string.Join(' ', rows.Select(r => r.UserId))}"], Shown(await ada.Get($"/messages/{message}")));
        await React(ada, message, Tea);
        await ben.Delete(Path(message, Tea));
        Assert.Equal([$"{Tea} 1 {ada.Id}"], Shown(await ada.Get($"/messages/{message}")));
        Assert.Equal(await Head(ada, group), await app.WithDatabase(db => db.Set<ChatServer.Changes.Change>().Where(c => c.ConversationId == group).LongCountAsync()));
    }

    [Fact]
    public async Task A_person_gives_at_most_five_and_a_message_has_at_most_twenty_also_in_a_race()
    {
        var people = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => app.SignUp()));
        var group = await app.ConversationBetween(people[0], people[1..]);
        var message = (await people[0].Send(group, "tea?")).GetProperty("id").GetGuid();
        var emoji = Enumerable.Range(0x1F600, 50).Select(char.ConvertFromUtf32).ToList();

        var answers = await Task.WhenAll(emoji.Select((e, i) => people[i / 5].TryPut(Path(message, e), new { })));

        Assert.Equal(20, answers.Count(a => a.IsSuccessStatusCode));
        foreach (var refused in answers.Where(a => !a.IsSuccessStatusCode)) await refused.ShouldRefuse(409, "too-many-reactions");
        Assert.Equal(20, Shown(await people[0].Get($"/messages/{message}")).Count);

        var other = (await people[0].Send(group, "cake?")).GetProperty("id").GetGuid();
        var own = await Task.WhenAll(emoji.Take(6).Select(e => people[1].TryPut(Path(other, e), new { })));
        Assert.Equal(5, own.Count(a => a.IsSuccessStatusCode));
    }

    [Fact]
    public async Task Who_reacted_is_listed_page_by_page_and_for_one_emoji()
    {
        var people = await Task.WhenAll(Enumerable.Range(0, 7).Select(_ => app.SignUp()));
        var group = await app.ConversationBetween(people[0], people[1..]);
        var message = (await people[0].Send(group, "tea?")).GetProperty("id").GetGuid();
        foreach (var person in people) await React(person, message, Tea);
        await React(people[3], message, Cake);

        var all = new List<JsonElement>();
        for (string? next = ""; next is not null;)
        {
            var page = await people[1].Get($"/messages/{message}/reactions?limit=3{(next == "" ? "" : $"&cursor={next}")}");
            all.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.GetProperty("next").GetString();
        }

        Assert.Equal([people[3].Id, .. people.Select(p => p.Id)], all.Select(r => r.GetProperty("userId").GetGuid()));
        Assert.Equal([Cake, .. Enumerable.Repeat(Tea, 7)], all.Select(r => r.GetProperty("emoji").GetString()));
        var cake = await people[1].Get(Path(message, Cake));
        Assert.Equal(people[3].Id, cake.GetProperty("items").EnumerateArray().Single().GetProperty("userId").GetGuid());
        Assert.Equal(5, (await people[1].Get($"/messages/{message}")).GetProperty("reactions")[0].GetProperty("userIds").GetArrayLength());
    }

    [Fact]
    public async Task Ones_own_are_listed_newest_message_first()
    {
        var (ada, ben, group, first) = await Said();
        var second = (await ada.Send(group, "cake?")).GetProperty("id").GetGuid();
        await React(ben, second, Cake);
        await React(ben, first, Tea);
        await React(ada, first, Cake);

        var page = await ben.Get($"/conversations/{group}/reactions/me?limit=1");
        var rest = await ben.Get($"/conversations/{group}/reactions/me?cursor={page.GetProperty("next").GetString()}");

        Assert.Equal((second, Cake), Own(page));
        Assert.Equal((first, Tea), Own(rest));
    }

    [Fact]
    public async Task Reactions_go_with_the_message()
    {
        var (ada, ben, _, message) = await Said();
        await React(ben, message, Tea);

        await ada.Delete($"/messages/{message}");

        Assert.False((await ben.Get($"/messages/{message}")).TryGetProperty("reactions", out _));
        Assert.Empty(await Rows(message));
        await (await ben.TryPut(Path(message, Tea), new { })).ShouldRefuse(409, "message-deleted");
    }

    [Theory]
    [InlineData("keep")]
    [InlineData("delete")]
    public async Task Reactions_go_with_the_account_also_where_the_person_had_left(string messages)
    {
        var (ada, ben, group, message) = await Said();
        await React(ben, message, Tea);
        await React(ada, message, Tea);
        await React(ben, message, Cake);
        await ben.Delete($"/conversations/{group}/members/{ben.Id}");

        await ben.Delete($"/users/me?messages={messages}");
        await app.AllJobsAreDone();

        Assert.Equal([$"{Tea} 1 {ada.Id}"], Shown(await ada.Get($"/messages/{message}")));
        Assert.All(await Rows(message), r => Assert.Equal(ada.Id, r.UserId));
    }

    [Theory]
    [InlineData("tea")]
    [InlineData("%3Atea%3A")]
    [InlineData("%F0%9F%AB%96%F0%9F%AB%96")]
    public async Task What_is_not_one_emoji_is_refused(string text)
    {
        var (ada, _, _, message) = await Said();

        await (await ada.TryPut($"/messages/{message}/reactions/{text}", new { })).ShouldRefuse(404, "no-such-emoji");
        await (await ada.TryGet($"/messages/{message}/reactions/{text}")).ShouldRefuse(404, "no-such-emoji");
        await (await ada.TryDelete($"/messages/{message}/reactions/{text}")).ShouldRefuse(404, "no-such-emoji");
    }

    [Fact]
    public async Task The_ten_thousandth_reaction_asks_as_often_as_the_first_and_the_message_stays_small()
    {
        var (ada, ben, _, message) = await Said();
        await React(ben, message, Tea);
        var few = await QueryCount.Of(ada, new HttpRequestMessage(HttpMethod.Put, $"/api/v1{Path(message, Tea)}"));
        await Crowd(message, 10_000);

        await ada.Delete(Path(message, Tea));
        Assert.Equal(few, await QueryCount.Of(ada, new HttpRequestMessage(HttpMethod.Put, $"/api/v1{Path(message, Tea)}")));

        var shown = (await ada.Get($"/messages/{message}")).GetProperty("reactions")[0];
        Assert.Equal(10_002, shown.GetProperty("count").GetInt64());
        Assert.Equal(5, shown.GetProperty("userIds").GetArrayLength());
    }

    // As if so many others had reacted.
    private Task<int> Crowd(Guid message, int people) => app.WithDatabase(async db =>
    {
        await db.Database.ExecuteSqlAsync($"""
            insert into reactions (conversation_id, seq, user_id, emoji, reacted_seq, reacted_at)
            select conversation_id, seq, gen_random_uuid(), {Tea}, 1000000 + n, now() from messages, generate_series(1, {people}) n where id = {message}
            """);
        var row = await db.Set<Message>().SingleAsync(m => m.Id == message);
        var summary = row.Details!.Reactions!.Single();
        row.Details = row.Details with { Reactions = [summary with { Count = summary.Count + people }] };
        return await db.SaveChangesAsync();
    });

    private async Task<(TestUser Ada, TestUser Ben, Guid Group, Guid Message)> Said()
    {
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        var group = await app.ConversationBetween(ada, ben, await app.SignUp("Cleo"));
        return (ada, ben, group, (await ada.Send(group, "tea?")).GetProperty("id").GetGuid());
    }

    private Task<List<Reaction>> Rows(Guid message) => app.WithDatabase(db =>
        (from reaction in db.Set<Reaction>().AsNoTracking()
         join m in db.Set<Message>() on new { reaction.ConversationId, reaction.Seq } equals new { m.ConversationId, m.Seq }
         where m.Id == message
         orderby reaction.ReactedSeq
         select reaction).ToListAsync());

    private static string Path(Guid message, string emoji) => $"/messages/{message}/reactions/{Uri.EscapeDataString(emoji)}";

    private static Task<JsonElement> React(TestUser who, Guid message, string emoji) => who.Put(Path(message, emoji), new { });

    private static (Guid, string?) Own(JsonElement page)
    {
        var reaction = page.GetProperty("items").EnumerateArray().Single();
        return (reaction.GetProperty("messageId").GetGuid(), reaction.GetProperty("emoji").GetString());
    }

    private static async Task<long> Head(TestUser who, Guid group) => (await who.Get($"/conversations/{group}")).GetProperty("headSeq").GetInt64();

    private static List<string> Shown(JsonElement message) => !message.TryGetProperty("reactions", out var reactions) ? [] :
    [
        .. reactions.EnumerateArray().Select(r =>
            $"{r.GetProperty("emoji").GetString()} {r.GetProperty("count").GetInt64()} {string.Join(' ', r.GetProperty("userIds").EnumerateArray().Select(id => id.GetGuid()))}"),
    ];
}
