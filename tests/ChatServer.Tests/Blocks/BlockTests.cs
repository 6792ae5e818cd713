using System.Text.Json;
using ChatServer.Blocks;
using ChatServer.Harness;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Blocks;

public sealed class BlockTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task A_person_sees_whom_they_blocked_and_nobody_else_does()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp("Ben"), await app.SignUp());
        await ada.Put($"/users/me/blocks/{ben.Id}", new { });
        await ada.Put($"/users/me/blocks/{cleo.Id}", new { });

        var first = await ada.Get("/users/me/blocks?limit=1");
        var second = await ada.Get($"/users/me/blocks?limit=1&cursor={first.GetProperty("next")}");

        Assert.Equal(new[] { ben.Id, cleo.Id }.Order(), new[] { Only(first), Only(second) }.Order());
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        Assert.Empty((await ben.Get("/users/me/blocks")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Only_ones_own_devices_are_told_and_only_once()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var (adas, bens) = (await Cursor(ada), await Cursor(ben));
        for (var i = 0; i < 2; i++) await ada.Put($"/users/me/blocks/{ben.Id}", new { });
        for (var i = 0; i < 2; i++) await ada.Delete($"/users/me/blocks/{ben.Id}");

        var told = (await ada.Post("/sync", new { cursor = adas })).GetProperty("me").EnumerateArray().ToList();

        Assert.Equal(2, told.Count);
        Assert.All(told, e => Assert.Equal(("block.updated", ben.Id), (e.GetProperty("kind").GetString(), e.GetProperty("subjectId").GetGuid())));
        Assert.Empty((await ben.Post("/sync", new { cursor = bens })).GetProperty("me").EnumerateArray());
    }

    [Fact]
    public async Task Nobody_blocks_themselves_or_nobody()
    {
        var (ada, gone) = (await app.SignUp(), await app.SignUp());
        await gone.Delete("/users/me");

        await (await ada.TryPut($"/users/me/blocks/{ada.Id}", new { })).ShouldRefuse(400, "invalid-request");
        await (await ada.TryPut($"/users/me/blocks/{Guid.NewGuid()}", new { })).ShouldRefuse(404, "no-such-user");
        await (await ada.TryPut($"/users/me/blocks/{gone.Id}", new { })).ShouldRefuse(404, "no-such-user");
    }

    [Fact]
    public async Task With_an_account_go_its_blocks_and_those_of_it()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        await ada.Put($"/users/me/blocks/{ben.Id}", new { });
        await ben.Put($"/users/me/blocks/{ada.Id}", new { });

        await ben.Delete("/users/me");
        await app.AllJobsAreDone();

        Assert.False(await app.WithDatabase(db => db.Set<Block>().AnyAsync(b => b.UserId == ben.Id || b.BlockedId == ben.Id)));
    }

    [Fact]
    public async Task After_a_block_is_answered_nothing_gets_in_however_many_post_at_that_moment()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var direct = await app.ConversationBetween(ada, ben);
        for (var round = 0; round < 10; round++)
        {
            var posts = Enumerable.Range(0, 50).Select(i => ben.TrySend(direct, $"{round} {i}")).ToList();
            await ada.Put($"/users/me/blocks/{ben.Id}", new { });
            var head = (await ada.Get($"/conversations/{direct}")).GetProperty("headSeq").GetInt64();

            var answers = await Task.WhenAll(posts);

            Assert.Equal(head, (await ada.Get($"/conversations/{direct}")).GetProperty("headSeq").GetInt64());
            foreach (var refused in answers.Where(a => !a.IsSuccessStatusCode)) await refused.ShouldRefuse(403, "not-reachable");
            await ada.Delete($"/users/me/blocks/{ben.Id}");
        }
    }

    [Fact]
    public async Task Of_a_block_and_a_first_message_that_race_nothing_gets_in_after_the_block()
    {
        for (var round = 0; round < 20; round++)
        {
            var (ada, ben) = (await app.SignUp(), await app.SignUp());
            var starting = ben.TryPost("/conversations", new { kind = "direct", memberIds = new[] { ada.Id } });
            await ada.Put($"/users/me/blocks/{ben.Id}", new { });

            var started = await starting;

            if (!started.IsSuccessStatusCode)
            {
                await started.ShouldRefuse(403, "not-reachable");
                continue;
            }

            var direct = JsonElement.Parse(await started.Content.ReadAsStringAsync()).GetProperty("id").GetGuid();
            await (await ben.TrySend(direct, "Hello?")).ShouldRefuse(403, "not-reachable");
        }
    }

    [Fact]
    public async Task Blocks_and_unblocks_of_both_that_race_end_as_the_last_ones_say()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var direct = await app.ConversationBetween(ada, ben);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => (i % 4) switch
        {
            0 => ada.TryPut($"/users/me/blocks/{ben.Id}", new { }),
            1 => ben.TryPut($"/users/me/blocks/{ada.Id}", new { }),
            2 => ada.TryDelete($"/users/me/blocks/{ben.Id}"),
            _ => ben.TryDelete($"/users/me/blocks/{ada.Id}"),
        }));

        var isApart = await app.WithDatabase(db => db.Set<Block>().AnyAsync(b => b.UserId == ada.Id || b.UserId == ben.Id));
        Assert.Equal(!isApart, (await ada.TrySend(direct, "Hello")).IsSuccessStatusCode);
    }

    private static Guid Only(JsonElement page) => Assert.Single(page.GetProperty("items").EnumerateArray()).GetProperty("user").GetProperty("id").GetGuid();

    private static async Task<string> Cursor(TestUser user) => (await user.Post("/sync", new { })).GetProperty("cursor").GetString()!;
}
