using System.Text.Json;
using ChatServer.Harness;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.AccessLog;

public sealed class AccessLogTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Who_opened_a_conversation_is_recorded_and_listed_for_its_admins_alone()
    {
        var (ada, ben, group) = await Group();

        var recorded = await ben.Post($"/conversations/{group}/accesses");
        await ada.Post($"/conversations/{group}/accesses");

        Assert.Equal((1, ben.Id, group), (Number(recorded), recorded.GetProperty("userId").GetGuid(), recorded.GetProperty("conversationId").GetGuid()));
        var listed = await Listed(ada, group);
        Assert.Equal([2, 1], listed.Select(Number));
        Assert.Equal(recorded.GetRawText(), listed[1].GetRawText());
        await (await ben.TryGet($"/conversations/{group}/accesses")).ShouldRefuse(403, "not-allowed");
        await (await ben.TryGet($"/conversations/{group}/accesses/verify")).ShouldRefuse(403, "not-allowed");
        await (await (await app.SignUp()).TryPost($"/conversations/{group}/accesses")).ShouldRefuse(404, "no-such-conversation");
    }

    [Fact]
    public async Task Entries_are_found_by_person_and_by_time_page_by_page()
    {
        var (ada, ben, group) = await Group();
        for (var i = 0; i < 6; i++)
        {
            await app.TimePasses(TimeSpan.FromMinutes(1));
            await (i % 2 == 0 ? ada : ben).Post($"/conversations/{group}/accesses");
        }

        Assert.Equal([6, 4, 2], (await Listed(ada, group, $"?userId={ben.Id}")).Select(Number));
        var third = (await Listed(ada, group)).Single(a => Number(a) == 3).GetProperty("accessTime").GetString();
        Assert.Equal([6, 5, 4, 3], (await Listed(ada, group, $"?from={third}")).Select(Number));
        Assert.Equal([2, 1], (await Listed(ada, group, $"?to={third}")).Select(Number));
        var first = await ada.Get($"/conversations/{group}/accesses?limit=4");
        var rest = await ada.Get($"/conversations/{group}/accesses?limit=4&cursor={first.GetProperty("next").GetString()}");
        Assert.Equal([2, 1], rest.GetProperty("items").EnumerateArray().Select(Number));
    }

    [Fact]
    public async Task Fifty_who_open_at_once_make_one_chain_without_holes()
    {
        var (ada, ben, group) = await Group();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => (i % 2 == 0 ? ada : ben).Post($"/conversations/{group}/accesses")));

        Assert.Equal((true, 50, null), await Verdict(ada, group));
        Assert.Equal(Enumerable.Range(1, 50).Reverse().Select(n => (long)n), (await Listed(ada, group, "?limit=200")).Select(Number));
    }

    [Theory]
    [InlineData("update access_entries set user_id = gen_random_uuid() where number = 2 and conversation_id = '{0}'", 2, "changed")]
    [InlineData("update access_entries set access_time = access_time - interval '1 hour' where number = 3 and conversation_id = '{0}'", 3, "changed")]
    [InlineData("update access_entries set hash = sha256(hash) where number = 5 and conversation_id = '{0}'", 5, "changed")]
    [InlineData("delete from access_entries where number = 1 and conversation_id = '{0}'", 1, "removed")]
    [InlineData("delete from access_entries where number = 3 and conversation_id = '{0}'", 3, "removed")]
    [InlineData("delete from access_entries where number >= 4 and conversation_id = '{0}'", 4, "removed")]
    [InlineData("delete from access_entries where conversation_id = '{0}'", 1, "removed")]
    [InlineData("insert into access_entries select conversation_id, 6, user_id, access_time, hash from access_entries where number = 5 and conversation_id = '{0}'", 6, "added")]
    [InlineData("delete from access_heads where conversation_id = '{0}'", 1, "added")]
    [InlineData("update access_heads set forgotten_number = 2 where conversation_id = '{0}'", 1, "added")]
    [InlineData("""
        update access_entries set number = 10 where number = 2 and conversation_id = '{0}';
        update access_entries set number = 2 where number = 3 and conversation_id = '{0}';
        update access_entries set number = 3 where number = 10 and conversation_id = '{0}'
        """, 2, "changed")]
    [InlineData("""
        delete from access_entries where number = 5 and conversation_id = '{0}';
        update access_heads h set number = 4, hash = e.hash from access_entries e
        where e.number = 4 and e.conversation_id = h.conversation_id and h.conversation_id = '{0}'
        """, 5, "head")]
    public async Task What_is_done_to_the_log_by_hand_is_found_also_after_more_was_written(string byHand, long number, string fault)
    {
        var (ada, ben, group) = await Group();
        for (var i = 0; i < 5; i++) await ben.Post($"/conversations/{group}/accesses");
        Assert.Equal((true, 5, null), await Verdict(ada, group));

        var sql = string.Format(System.Globalization.CultureInfo.InvariantCulture, byHand, group);
        await app.WithDatabase(db => db.Database.ExecuteSqlRawAsync(sql));

        var found = await ada.Get($"/conversations/{group}/accesses/verify");
        Assert.False(found.GetProperty("ok").GetBoolean());
        var broken = found.GetProperty("firstBroken");
        Assert.Equal((number, fault), (Number(broken), broken.GetProperty("fault").GetString()));

        await ben.Post($"/conversations/{group}/accesses");
        await ben.Post($"/conversations/{group}/accesses");
        Assert.False((await Verdict(ada, group)).Ok);
    }

    [Fact]
    public async Task A_log_without_entries_is_as_it_was_written()
    {
        var (ada, _, group) = await Group();
        Assert.Equal((true, 0, null), await Verdict(ada, group));
    }

    [Fact]
    public async Task Reading_is_recorded_where_the_option_says_so_once_in_a_while()
    {
        await using var recording = await ChatApp.StartAsync(("AccessLog:RecordReading", "true"), ("AccessLog:ReadingEvery", "00:10:00"));
        var (ada, ben, group) = await Group(recording);
        await ada.Send(group, "read this");

        await ben.Get($"/conversations/{group}/messages");
        await ben.Put($"/conversations/{group}/receipts/me", new { readSeq = 1_000_000 });
        await ben.Get($"/conversations/{group}/messages");
        await Eventually.IsTrue(async () => (await Listed(ada, group)).Count == 1, "one reading is recorded");
        await recording.TimePasses(TimeSpan.FromMinutes(11));
        await ben.Get($"/conversations/{group}/messages");
        await Eventually.IsTrue(async () => (await Listed(ada, group)).Count == 2, "a later one is recorded as well");

        Assert.All(await Listed(ada, group), a => Assert.Equal(ben.Id, a.GetProperty("userId").GetGuid()));
    }

    [Fact]
    public async Task Old_entries_are_forgotten_where_the_option_says_so_and_the_rest_stays_a_chain()
    {
        await using var forgetful = await ChatApp.StartAsync(("AccessLog:KeepFor", "30.00:00:00"));
        var (ada, ben, group) = await Group(forgetful);
        for (var i = 0; i < 4; i++)
        {
            await ben.Post($"/conversations/{group}/accesses");
            await forgetful.TimePasses(TimeSpan.FromDays(12));
            ada = await Again(ada);
            ben = await Again(ben);
        }

        await Eventually.IsTrue(async () => Number((await Listed(ada, group))[^1]) == 3, "the first two are forgotten");
        Assert.Equal((true, 2, null), await Verdict(ada, group));
        await ben.Post($"/conversations/{group}/accesses");
        Assert.Equal((true, 3, null), await Verdict(ada, group));
        await forgetful.WithDatabase(db => db.Database.ExecuteSqlRawAsync("delete from access_entries where number = 3"));
        Assert.Equal((false, 2, 3), await Verdict(ada, group));
    }

    // A session ends after a while without use.
    private static Task<TestUser> Again(TestUser person) => person.SignInAgain();

    private Task<(TestUser Ada, TestUser Ben, Guid Group)> Group() => Group(app);

    private static async Task<(TestUser Ada, TestUser Ben, Guid Group)> Group(ChatApp app)
    {
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        var group = await ada.Post("/conversations", new { kind = "group", memberIds = new[] { ben.Id } });
        return (ada, ben, group.GetProperty("id").GetGuid());
    }

    private static async Task<List<JsonElement>> Listed(TestUser who, Guid group, string query = "") =>
        [.. (await who.Get($"/conversations/{group}/accesses{query}")).GetProperty("items").EnumerateArray()];

    private static async Task<(bool Ok, long Entries, long? Broken)> Verdict(TestUser who, Guid group)
    {
        var verdict = await who.Get($"/conversations/{group}/accesses/verify");
        var broken = verdict.GetProperty("firstBroken");
        return (verdict.GetProperty("ok").GetBoolean(), verdict.GetProperty("entries").GetInt64(), broken.ValueKind == JsonValueKind.Null ? null : Number(broken));
    }

    private static long Number(JsonElement json) => json.GetProperty("number").GetInt64();
}
