using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.Tests.Conversations.Invitations;

/// <summary>In every group Ada is the owner, and those who may add members decide who comes in.</summary>
public sealed class JoinRequestTests(ChatApp app)
{
    [Fact]
    public async Task Whoever_asks_comes_in_when_it_is_approved_and_both_sides_hear_of_it()
    {
        var (ada, ben, group, token) = await Group();
        await using var adas = await ada.Connect();
        await using var bens = await ben.Connect();

        var asked = await ben.Post($"/invitations/{token}/join");
        Assert.Equal("requested", asked.GetProperty("status").GetString());
        await (await ben.TryGet($"/conversations/{group}")).ShouldRefuse(404, "no-such-conversation");
        await Heard(adas, "joinRequests.updated", group);
        Assert.Single((await ben.Get("/users/me/join-requests")).GetProperty("items").EnumerateArray());
        Assert.Equal(ben.Id, (await ada.Get($"/conversations/{group}/requests")).GetProperty("items")[0].GetProperty("userId").GetGuid());

        await ada.Post($"/conversations/{group}/requests/{ben.Id}/approve");
        await Heard(bens, "joinRequest.updated", group);
        await ben.Send(group, "thank you");
        Assert.Empty((await ada.Get($"/conversations/{group}/requests")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Who_is_refused_stays_out_and_may_ask_again()
    {
        var (ada, ben, group, token) = await Group();
        await ben.Post($"/invitations/{token}/join");

        await ada.Delete($"/conversations/{group}/requests/{ben.Id}");

        await (await ben.TryGet($"/conversations/{group}")).ShouldRefuse(404, "no-such-conversation");
        await (await ada.TryPost($"/conversations/{group}/requests/{ben.Id}/approve")).ShouldRefuse(404, "no-such-join-request");
        Assert.Equal("requested", (await ben.Post($"/invitations/{token}/join")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Of_approving_refusing_and_thinking_better_of_it_at_once_one_comes_first()
    {
        var (ada, ben, group, token) = await Group();
        await ben.Post($"/invitations/{token}/join");

        var approving = Enumerable.Range(0, 20).Select(_ => ada.TryPost($"/conversations/{group}/requests/{ben.Id}/approve")).ToList();
        var refusing = Enumerable.Range(0, 20).Select(_ => ada.TryDelete($"/conversations/{group}/requests/{ben.Id}")).ToList();
        var withdrawing = Enumerable.Range(0, 10).Select(_ => ben.TryDelete($"/users/me/join-requests/{group}")).ToList();
        var approved = (await Task.WhenAll(approving)).Count(a => a.IsSuccessStatusCode);
        var ended = (await Task.WhenAll(refusing.Concat(withdrawing))).Count(a => a.IsSuccessStatusCode);

        Assert.Equal(1, approved + ended);
        Assert.Equal(approved == 1, (await ben.TryGet($"/conversations/{group}")).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Fifty_who_ask_at_once_by_a_link_for_ten_are_ten()
    {
        var (ada, _, group, _) = await Group();
        var token = (await ada.Post($"/conversations/{group}/links", new { maxUses = 10 })).GetProperty("token").GetString();
        var people = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => app.SignUp()));

        var answers = await Task.WhenAll(people.Select(p => p.TryPost($"/invitations/{token}/join")));

        Assert.Equal(10, answers.Count(a => a.IsSuccessStatusCode));
        Assert.Equal(10, (await ada.Get($"/conversations/{group}/requests")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Members_who_may_not_add_people_do_not_learn_who_asks()
    {
        var (ada, ben, group, token) = await Group();
        var cleo = await app.SignUp();
        await ada.Post($"/conversations/{group}/members", new { userIds = new[] { cleo.Id } });
        await ben.Post($"/invitations/{token}/join");

        await (await cleo.TryGet($"/conversations/{group}/requests")).ShouldRefuse(403, "not-allowed");
        await (await cleo.TryPost($"/conversations/{group}/requests/{ben.Id}/approve")).ShouldRefuse(403, "not-allowed");

        await ada.Patch($"/conversations/{group}/rules", new { add = "member" });
        await cleo.Post($"/conversations/{group}/requests/{ben.Id}/approve");
        await ben.Send(group, "thank you");
    }

    private static Task<JsonElement> Heard(TestDevice device, string kind, Guid group) =>
        device.WaitFor("me", e => e.GetProperty("kind").GetString() == kind && e.GetProperty("subjectId").GetGuid() == group);

    private async Task<(TestUser Ada, TestUser Ben, Guid Group, string Token)> Group()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var group = (await ada.Post("/conversations", new { kind = "group", title = "Tea", memberIds = Array.Empty<Guid>() })).GetProperty("id").GetGuid();
        await ada.Patch($"/conversations/{group}/rules", new { joinApproval = true });
        return (ada, ben, group, (await ada.Post($"/conversations/{group}/links", new { })).GetProperty("token").GetString()!);
    }
}
