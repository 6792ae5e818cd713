using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChatServer.Conversations.Invitations;
using ChatServer.Harness;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Conversations.Invitations;

public sealed class LinkTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Whoever_holds_a_link_sees_the_group_and_comes_in()
    {
        var (ada, ben, group) = await Group();
        var link = await ada.Post($"/conversations/{group}/links", new { });
        var token = Token(link);

        var preview = await ben.Get($"/invitations/{token}");
        Assert.Equal(("Tea", 1), (preview.GetProperty("title").GetString(), preview.GetProperty("memberCount").GetInt32()));
        Assert.EndsWith($"/join/{token}", link.GetProperty("url").GetString(), StringComparison.Ordinal);

        var joined = await ben.Post($"/invitations/{token}/join");
        Assert.Equal("joined", joined.GetProperty("status").GetString());
        Assert.Equal(group, joined.GetProperty("conversation").GetProperty("id").GetGuid());
        await ben.Send(group, "here I am");
    }

    [Fact]
    public async Task Of_fifty_who_use_a_link_for_one_at_once_one_comes_in()
    {
        var (ada, _, group) = await Group();
        var token = Token(await ada.Post($"/conversations/{group}/links", new { maxUses = 1 }));
        var people = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => app.SignUp()));

        var answers = await Task.WhenAll(people.Select(p => p.TryPost($"/invitations/{token}/join")));

        Assert.Equal(1, answers.Count(a => a.IsSuccessStatusCode));
        foreach (var refused in answers.Where(a => !a.IsSuccessStatusCode)) await refused.ShouldRefuse(404, "no-such-invitation");
        Assert.Equal(2, (await ada.Get($"/conversations/{group}")).GetProperty("memberCount").GetInt32());
        Assert.Equal(1, (await Listed(ada, group)).Single().GetProperty("uses").GetInt32());
    }

    [Fact]
    public async Task Using_it_again_uses_nothing_up()
    {
        var (ada, ben, group) = await Group();
        var token = Token(await ada.Post($"/conversations/{group}/links", new { maxUses = 2 }));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ben.Post($"/invitations/{token}/join")));

        Assert.Equal(1, (await Listed(ada, group)).Single().GetProperty("uses").GetInt32());
        await (await app.SignUp()).Post($"/invitations/{token}/join");
    }

    [Fact]
    public async Task A_link_that_expired_was_revoked_is_used_up_or_never_was_is_one_answer()
    {
        var (ada, ben, group) = await Group();
        var expired = Token(await ada.Post($"/conversations/{group}/links", new { expiresAt = app.Clock.GetUtcNow().AddHours(1) }));
        var revoked = await ada.Post($"/conversations/{group}/links", new { });
        var used = Token(await ada.Post($"/conversations/{group}/links", new { maxUses = 1 }));
        await (await app.SignUp()).Post($"/invitations/{used}/join");
        await ada.Delete($"/conversations/{group}/links/{revoked.GetProperty("link").GetProperty("id")}");
        app.Clock.Advance(TimeSpan.FromHours(1));

        string[] tokens = [expired, Token(revoked), used, InvitationToken.Make(), "x", $"{Guid.NewGuid()}"];
        foreach (var token in tokens)
        {
            await (await ben.TryGet($"/invitations/{token}")).ShouldRefuse(404, "no-such-invitation");
            await (await ben.TryPost($"/invitations/{token}/join")).ShouldRefuse(404, "no-such-invitation");
            await (await ben.TryGet($"/invitations/{token}/qr.svg")).ShouldRefuse(404, "no-such-invitation");
        }
    }

    [Fact]
    public async Task The_database_holds_the_hash_of_a_token_and_no_list_the_token()
    {
        var (ada, _, group) = await Group();
        var token = Token(await ada.Post($"/conversations/{group}/links", new { }));

        var stored = await app.WithDatabase(db => db.Set<InvitationLink>().SingleAsync(l => l.ConversationId == group));

        Assert.Equal(SHA256.HashData(Encoding.ASCII.GetBytes(token)), stored.TokenHash);
        Assert.True(token.Length * 6 >= 128);
        Assert.DoesNotContain(token, (await ada.Get($"/conversations/{group}/links")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_revoking_is_answered_nobody_comes_in()
    {
        var (ada, _, group) = await Group();
        var link = await ada.Post($"/conversations/{group}/links", new { });
        var people = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => app.SignUp()));

        var joining = people[..25].Select(p => p.TryPost($"/invitations/{Token(link)}/join")).ToList();
        await ada.Delete($"/conversations/{group}/links/{link.GetProperty("link").GetProperty("id")}");
        var late = await Task.WhenAll(people[25..].Select(p => p.TryPost($"/invitations/{Token(link)}/join")));

        foreach (var answer in late) await answer.ShouldRefuse(404, "no-such-invitation");
        var inTime = (await Task.WhenAll(joining)).Count(a => a.IsSuccessStatusCode);
        Assert.Equal(1 + inTime, (await ada.Get($"/conversations/{group}")).GetProperty("memberCount").GetInt32());
    }

    [Fact]
    public async Task The_banned_do_not_come_in_by_a_link()
    {
        var (ada, ben, group) = await Group();
        var token = Token(await ada.Post($"/conversations/{group}/links", new { maxUses = 1 }));
        await ada.Put($"/conversations/{group}/bans/{ben.Id}", new { });

        await (await ben.TryPost($"/invitations/{token}/join")).ShouldRefuse(403, "banned");

        Assert.Equal(0, (await Listed(ada, group)).Single().GetProperty("uses").GetInt32());
    }

    [Fact]
    public async Task A_link_is_drawn_for_cameras()
    {
        var (ada, ben, group) = await Group();
        var token = Token(await ada.Post($"/conversations/{group}/links", new { }));

        var svg = await ben.TryGet($"/invitations/{token}/qr.svg");
        var png = await ben.TryGet($"/invitations/{token}/qr.png");

        Assert.Equal("image/svg+xml", svg.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("<svg", (await svg.Content.ReadAsStringAsync()).TrimStart(), StringComparison.Ordinal);
        Assert.Equal("image/png", png.Content.Headers.ContentType!.MediaType);
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], (await png.Content.ReadAsByteArrayAsync())[..4]);
    }

    [Fact]
    public async Task A_group_has_so_many_links_and_those_that_expired_do_not_count()
    {
        var (ada, _, group) = await Group();
        await ada.Post($"/conversations/{group}/links", new { expiresAt = app.Clock.GetUtcNow().AddMinutes(1) });
        for (var i = 1; i < InvitationLink.MaxOfGroup; i++) await ada.Post($"/conversations/{group}/links", new { });

        await (await ada.TryPost($"/conversations/{group}/links", new { })).ShouldRefuse(409, "too-many-links");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await ada.Post($"/conversations/{group}/links", new { });
    }

    private static string Token(JsonElement link) => link.GetProperty("token").GetString()!;

    private static async Task<List<JsonElement>> Listed(TestUser who, Guid group) =>
        [.. (await who.Get($"/conversations/{group}/links")).GetProperty("items").EnumerateArray()];

    private async Task<(TestUser Ada, TestUser Ben, Guid Group)> Group()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var group = await ada.Post("/conversations", new { kind = "group", title = "Tea", memberIds = Array.Empty<Guid>() });
        return (ada, ben, group.GetProperty("id").GetGuid());
    }
}
