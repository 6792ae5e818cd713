using System.Net;
using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.Tests.Conversations.Invitations;

public sealed class InvitationTests(ChatApp app)
{
    [Fact]
    public async Task Whoever_is_invited_sees_what_it_is_about_and_comes_in_by_accepting()
    {
        var (ada, ben, group) = await Group();
        await using var bens = await ben.Connect();

        await ada.Put(Of(group, ben), new { });
        await bens.WaitFor("me", e => e.GetProperty("kind").GetString() == "invitation.updated" && e.GetProperty("subjectId").GetGuid() == group);

        var own = Assert.Single((await ben.Get("/users/me/invitations")).GetProperty("items").EnumerateArray());
        var about = own.GetProperty("group");
        Assert.Equal(("Tea", 1, ada.Id), (about.GetProperty("title").GetString(), about.GetProperty("memberCount").GetInt32(), own.GetProperty("invitedBy").GetGuid()));
        await (await ben.TryGet($"/conversations/{group}")).ShouldRefuse(404, "no-such-conversation");

        var view = await ben.Post($"/users/me/invitations/{group}/accept");
        Assert.Equal("member", view.GetProperty("myRole").GetString());
        await bens.WaitForChange(group, "member.joined");
        await ben.Send(group, "thank you");
        Assert.Empty((await ben.Get("/users/me/invitations")).GetProperty("items").EnumerateArray());
        Assert.Empty((await ada.Get($"/conversations/{group}/invitations")).GetProperty("items").EnumerateArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_invitation_by_somebody_from_whom_a_block_parts_one_is_not_there(bool byInvited)
    {
        var (ada, ben, group) = await Group();
        await ada.Put(Of(group, ben), new { });
        await using var bens = await ben.Connect();
        var (blocker, blocked) = byInvited ? (ben, ada) : (ada, ben);

        await blocker.Put($"/users/me/blocks/{blocked.Id}", new { });

        await bens.WaitFor("me", e => e.GetProperty("kind").GetString() == "invitation.updated" && e.GetProperty("subjectId").GetGuid() == group);
        Assert.Empty((await ben.Get("/users/me/invitations")).GetProperty("items").EnumerateArray());
        Assert.Empty((await ben.Get("/notifications")).GetProperty("items").EnumerateArray());
        Assert.Equal(0, (await ben.Get("/notifications/unread")).GetProperty("invitations").GetInt32());
        await (await ben.TryPost($"/users/me/invitations/{group}/accept")).ShouldRefuse(404, "no-such-invitation");
        await (await ben.TryDelete($"/users/me/invitations/{group}")).ShouldRefuse(404, "no-such-invitation");

        await blocker.Delete($"/users/me/blocks/{blocked.Id}");
        await ben.Post($"/users/me/invitations/{group}/accept");
    }

    [Fact]
    public async Task Somebody_else_invites_whom_an_invitation_did_not_reach_because_of_a_block()
    {
        var (ada, ben, group) = await Group();
        var cleo = await app.SignUp();
        await ada.Post($"/conversations/{group}/members", new { userIds = new[] { cleo.Id } });
        await ada.Patch($"/conversations/{group}/members/{cleo.Id}", new { role = "admin" });
        await ada.Put(Of(group, ben), new { });
        await ben.Put($"/users/me/blocks/{ada.Id}", new { });

        await cleo.Put(Of(group, ben), new { });

        var own = Assert.Single((await ben.Get("/users/me/invitations")).GetProperty("items").EnumerateArray());
        Assert.Equal(cleo.Id, own.GetProperty("invitedBy").GetGuid());
        await ben.Post($"/users/me/invitations/{group}/accept");
    }

    [Fact]
    public async Task Who_declines_stays_out_and_may_be_invited_again()
    {
        var (ada, ben, group) = await Group();

        await ada.Put(Of(group, ben), new { });
        await ben.Delete($"/users/me/invitations/{group}");

        await (await ben.TryPost($"/users/me/invitations/{group}/accept")).ShouldRefuse(404, "no-such-invitation");
        await ada.Put(Of(group, ben), new { });
        await ben.Post($"/users/me/invitations/{group}/accept");
    }

    [Fact]
    public async Task An_invitation_is_among_what_one_should_hear_of_until_it_is_answered()
    {
        var (ada, ben, group) = await Group();

        await ada.Put(Of(group, ben), new { });

        var entry = Assert.Single((await ben.Get("/notifications")).GetProperty("items").EnumerateArray());
        Assert.Equal(("invitation", group, ada.Id), (entry.GetProperty("kind").GetString(), entry.GetProperty("conversationId").GetGuid(), entry.GetProperty("actorId").GetGuid()));
        Assert.True(entry.GetProperty("alert").GetBoolean());
        Assert.Equal(1, (await ben.Get("/notifications/unread")).GetProperty("invitations").GetInt32());

        await ben.Put("/notifications/preferences", new { quiet = new[] { "invitation" } });
        Assert.False((await ben.Get("/notifications?unread=true")).GetProperty("items")[0].GetProperty("alert").GetBoolean());
        Assert.Equal(0, (await ben.Get("/notifications/unread")).GetProperty("invitations").GetInt32());

        await ben.Delete($"/users/me/invitations/{group}");
        Assert.Empty((await ben.Get("/notifications")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Inviting_again_changes_nothing_and_a_member_is_not_invited()
    {
        var (ada, ben, group) = await Group();

        var first = await ada.Put(Of(group, ben), new { });
        Assert.Equal(first.GetRawText(), (await ada.Put(Of(group, ben), new { })).GetRawText());
        await (await ada.TryPut(Of(group, ada), new { })).ShouldRefuse(409, "already-a-member");
    }

    [Fact]
    public async Task Who_comes_in_another_way_is_invited_no_more()
    {
        var (ada, ben, group) = await Group();
        await ada.Put(Of(group, ben), new { });

        await ada.Post($"/conversations/{group}/members", new { userIds = new[] { ben.Id } });
        await ben.Delete($"/conversations/{group}/members/{ben.Id}");

        await (await ben.TryPost($"/users/me/invitations/{group}/accept")).ShouldRefuse(404, "no-such-invitation");
    }

    [Fact]
    public async Task Of_accepting_and_withdrawing_at_once_one_comes_first()
    {
        var (ada, ben, group) = await Group();
        await ada.Put(Of(group, ben), new { });

        var accepting = Enumerable.Range(0, 25).Select(_ => ben.TryPost($"/users/me/invitations/{group}/accept")).ToList();
        var withdrawing = Enumerable.Range(0, 25).Select(_ => ada.TryDelete(Of(group, ben))).ToList();
        var accepted = (await Task.WhenAll(accepting)).Count(a => a.IsSuccessStatusCode);
        var withdrawn = (await Task.WhenAll(withdrawing)).Count(a => a.IsSuccessStatusCode);

        Assert.Equal(1, accepted + withdrawn);
        Assert.Equal(accepted == 1, (await ben.TryGet($"/conversations/{group}")).IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_ban_ends_an_invitation_and_the_banned_are_not_invited()
    {
        var (ada, ben, group) = await Group();
        await ada.Put(Of(group, ben), new { });
        await ada.Put($"/conversations/{group}/bans/{ben.Id}", new { });

        await (await ben.TryPost($"/users/me/invitations/{group}/accept")).ShouldRefuse(404, "no-such-invitation");
        await (await ada.TryPut(Of(group, ben), new { })).ShouldRefuse(403, "banned");
    }

    [Fact]
    public async Task With_the_group_its_invitations_go_and_the_invited_are_told()
    {
        var (ada, ben, group) = await Group();
        await ada.Put(Of(group, ben), new { });
        await using var bens = await ben.Connect();

        await ada.Delete($"/conversations/{group}");

        await bens.WaitFor("me", e => e.GetProperty("kind").GetString() == "invitation.updated");
        Assert.Empty((await ben.Get("/users/me/invitations")).GetProperty("items").EnumerateArray());
        await (await ben.TryPost($"/users/me/invitations/{group}/accept")).ShouldRefuse(404, "no-such-invitation");
    }

    [Fact]
    public async Task Of_fifty_who_leave_at_once_everybody_is_out_and_nothing_stays()
    {
        var people = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => app.SignUp()));
        var group = await app.ConversationBetween(people[0], people[1..]);
        foreach (var admin in people[1..5]) await people[0].Patch($"/conversations/{group}/members/{admin.Id}", new { role = "admin" });

        var answers = await Task.WhenAll(people.Select(p => p.TryDelete($"/conversations/{group}/members/{p.Id}")));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.NoContent, a.StatusCode));
        foreach (var person in people) await (await person.TryGet($"/conversations/{group}")).ShouldRefuse(404, "no-such-conversation");
    }

    [Fact]
    public async Task When_all_admins_leave_at_once_one_owner_is_left_among_those_who_stay()
    {
        var people = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => app.SignUp()));
        var group = await app.ConversationBetween(people[0], people[1..]);
        foreach (var admin in people[1..10]) await people[0].Patch($"/conversations/{group}/members/{admin.Id}", new { role = "admin" });

        await Task.WhenAll(people[..10].Select(p => p.Delete($"/conversations/{group}/members/{p.Id}")));

        var members = (await people[^1].Get($"/conversations/{group}/members")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(10, members.Count);
        var owner = Assert.Single(members, m => m.GetProperty("role").GetString() == "owner").GetProperty("userId").GetGuid();
        Assert.Equal(owner, (await people[^1].Get($"/conversations/{group}")).GetProperty("ownerId").GetGuid());
        Assert.Contains(owner, people[10..].Select(p => p.Id));
    }

    private static string Of(Guid group, TestUser whom) => $"/conversations/{group}/invitations/{whom.Id}";

    private async Task<(TestUser Ada, TestUser Ben, Guid Group)> Group()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        JsonElement group = await ada.Post("/conversations", new { kind = "group", title = "Tea", memberIds = Array.Empty<Guid>() });
        return (ada, ben, group.GetProperty("id").GetGuid());
    }
}
