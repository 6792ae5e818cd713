using System.Text.Json;
using ChatServer.Harness;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.AuditLog;

public sealed class AuditLogTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Who_gave_whom_which_role_is_found_by_what_was_done_by_whom_and_to_whom()
    {
        var (admin, ben) = (await app.SignUpAdmin(), await app.SignUp());
        await Change(admin, ben, "moderator");
        await Change(admin, ben, "user");

        var done = await Listed(admin, $"?act=roleChanged&actorId={admin.Id}");
        Assert.Equal(["moderator to user", "user to moderator"], done.Select(Detail));
        Assert.All(done, e => Assert.Equal(ben.Id, e.GetProperty("userId").GetGuid()));
        Assert.Equal(done.Select(Number), (await Listed(admin, $"?userId={ben.Id}")).Select(Number));

        var byTheOwner = Assert.Single(await Listed(admin, $"?userId={admin.Id}"));
        Assert.Equal((JsonValueKind.Null, "user to admin"), (byTheOwner.GetProperty("actorId").ValueKind, Detail(byTheOwner)));
    }

    [Fact]
    public async Task It_is_read_page_by_page_and_by_time()
    {
        await using var quiet = await ChatApp.StartAsync();
        var (admin, ben) = (await quiet.SignUpAdmin(), await quiet.SignUp());
        for (var i = 0; i < 4; i++)
        {
            quiet.Clock.Advance(TimeSpan.FromMinutes(1));
            await Change(admin, ben, i % 2 == 0 ? "moderator" : "user");
        }

        var first = await admin.Get("/admin/audit?limit=3");
        var rest = await admin.Get($"/admin/audit?limit=3&cursor={first.GetProperty("next").GetString()}");
        Assert.Equal([5, 4, 3, 2, 1], new[] { first, rest }.SelectMany(p => p.GetProperty("items").EnumerateArray()).Select(Number));
        var third = first.GetProperty("items")[2].GetProperty("at").GetString();
        Assert.Equal([5, 4, 3], (await Listed(admin, $"?from={third}")).Select(Number));
        Assert.Equal([2, 1], (await Listed(admin, $"?to={third}")).Select(Number));
    }

    [Theory]
    [InlineData("update audit_entries set detail = 'user to user' where number = 2", 2, "changed")]
    [InlineData("update audit_entries set actor_id = null where number = 3", 3, "changed")]
    [InlineData("delete from audit_entries where number = 2", 2, "removed")]
    [InlineData("delete from audit_entries where number = 3", 3, "removed")]
    [InlineData("delete from audit_heads", 1, "added")]
    public async Task What_is_done_to_it_by_hand_is_found_also_after_more_was_written(string byHand, long number, string fault)
    {
        await using var tampered = await ChatApp.StartAsync();
        var (admin, ben) = (await tampered.SignUpAdmin(), await tampered.SignUp());
        await Change(admin, ben, "moderator");
        await Change(admin, ben, "user");
        Assert.True((await admin.Get("/admin/audit/verify")).GetProperty("ok").GetBoolean());

        await tampered.WithDatabase(db => db.Database.ExecuteSqlRawAsync(byHand));

        var broken = (await admin.Get("/admin/audit/verify")).GetProperty("firstBroken");
        Assert.Equal((number, fault), (Number(broken), broken.GetProperty("fault").GetString()));
        await Change(admin, ben, "moderator");
        Assert.False((await admin.Get("/admin/audit/verify")).GetProperty("ok").GetBoolean());
    }

    private static Task<JsonElement> Change(TestUser admin, TestUser whom, string role) =>
        admin.Put($"/admin/roles/{whom.Id}", new { role, password = admin.Password });

    private static async Task<List<JsonElement>> Listed(TestUser admin, string query) =>
        [.. (await admin.Get($"/admin/audit{query}")).GetProperty("items").EnumerateArray()];

    private static string? Detail(JsonElement entry) => entry.GetProperty("detail").GetString();

    private static long Number(JsonElement entry) => entry.GetProperty("number").GetInt64();
}
