using System.Net;
using ChatServer.Harness;
using ChatServer.Tests.Conversations.Channels;

namespace ChatServer.Tests.Persistence;

/// <summary>
/// Conversations are locked before people, and people before what is theirs: of two who meet one waits for the other, and never both. Here the first one is
/// kept waiting until the second one waits as well.
/// </summary>
public sealed class LockOrderTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Nobody_who_joins_an_event_waits_for_who_writes_in_the_group_that_it_is_for()
    {
        var (ada, ben, group) = await Group();
        var tasting = await Schedule(ada, group, capacity: 5);
        await using var writer = await HeldRows.TakeAsync(app, $"select from conversations where id = '{group}' for update");

        Assert.Equal("joined", (await ben.Put($"/events/{tasting}/participants/me", new { })).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Who_is_taken_out_of_a_group_while_they_join_its_event_is_in_neither()
    {
        var (ada, ben, group) = await Group();
        var tasting = await Schedule(ada, group, capacity: 5);
        Task<HttpResponseMessage> joining, removing;
        await using (var seats = await HeldRows.TakeAsync(app, $"select from live_events where conversation_id = '{tasting}' for update"))
        {
            joining = Join(ben, tasting);
            await seats.AreWaitedForBy(1);
            removing = ada.TryDelete($"/conversations/{group}/members/{ben.Id}");
            await seats.AreWaitedForBy(2);
        }

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NoContent), ((await joining).StatusCode, (await removing).StatusCode));
        await (await ben.TryGet($"/conversations/{tasting}")).ShouldRefuse(404, "no-such-conversation");
        await (await Join(ben, tasting)).ShouldRefuse(404, "no-such-event");
    }

    [Fact]
    public async Task Who_is_taken_out_of_a_group_while_they_are_named_co_host_of_its_event_is_in_neither()
    {
        var (ada, ben, group) = await Group();
        var tasting = await Schedule(ada, group);
        Task<HttpResponseMessage> removing, naming;
        await using (var bens = await HeldRows.PersonAsync(app, ben))
        {
            removing = ada.TryDelete($"/conversations/{group}/members/{ben.Id}");
            await bens.AreWaitedForBy(1);
            naming = ada.TryPut($"/events/{tasting}/cohosts/{ben.Id}", new { });
            await bens.AreWaitedForBy(2);
        }

        Assert.Equal(HttpStatusCode.NoContent, (await removing).StatusCode);
        await (await naming).ShouldRefuse(404, "no-such-member");
        await (await ben.TryGet($"/conversations/{tasting}")).ShouldRefuse(404, "no-such-conversation");
    }

    [Fact]
    public async Task A_host_who_is_banned_while_they_join_again_takes_the_event_along()
    {
        var (ada, ben, group) = await Group();
        var tasting = await Schedule(ben, group);
        Task<HttpResponseMessage> banning, joining;
        await using (var bens = await HeldRows.PersonAsync(app, ben))
        {
            banning = ada.TryPut($"/conversations/{group}/bans/{ben.Id}", new { });
            await bens.AreWaitedForBy(1);
            joining = Join(ben, tasting);
            await bens.AreWaitedForBy(2);
        }

        Assert.Equal(HttpStatusCode.OK, (await banning).StatusCode);
        await (await joining).ShouldRefuse(404, "no-such-event");
    }

    [Fact]
    public async Task A_host_who_leaves_while_they_join_again_takes_the_event_along()
    {
        var (_, ben, _) = await Group();
        var tasting = await Schedule(ben);
        Task<HttpResponseMessage> leaving, joining;
        await using (var bens = await HeldRows.PersonAsync(app, ben))
        {
            leaving = ben.TryDelete($"/events/{tasting}/participants/me");
            await bens.AreWaitedForBy(1);
            joining = Join(ben, tasting);
            await bens.AreWaitedForBy(2);
        }

        Assert.Equal(HttpStatusCode.NoContent, (await leaving).StatusCode);
        await (await joining).ShouldRefuse(404, "no-such-event");
    }

    [Fact]
    public async Task Who_puts_a_conversation_away_while_they_are_taken_out_of_it_is_out_of_it()
    {
        var (ada, ben, group) = await Group();
        Task<HttpResponseMessage> banning, archiving;
        await using (var bens = await HeldRows.PersonAsync(app, ben))
        {
            banning = ada.TryPut($"/conversations/{group}/bans/{ben.Id}", new { });
            await bens.AreWaitedForBy(1);
            archiving = ben.TryPut($"/conversations/{group}/archived", new { });
            await bens.AreWaitedForBy(2);
        }

        Assert.Equal(HttpStatusCode.OK, (await banning).StatusCode);
        await (await archiving).ShouldRefuse(404, "no-such-conversation");
    }

    [Fact]
    public async Task Who_puts_a_group_away_while_it_ends_is_out_of_it()
    {
        var (ada, ben, group) = await Group();
        Task<HttpResponseMessage> ending, archiving;
        await using (var bens = await HeldRows.PersonAsync(app, ben))
        {
            ending = ada.TryDelete($"/conversations/{group}");
            await bens.AreWaitedForBy(1);
            archiving = ben.TryPut($"/conversations/{group}/archived", new { });
            await bens.AreWaitedForBy(2);
        }

        Assert.Equal(HttpStatusCode.NoContent, (await ending).StatusCode);
        await (await archiving).ShouldRefuse(404, "no-such-conversation");
    }

    [Fact]
    public async Task Who_marks_what_they_heard_as_read_while_they_are_told_of_it_again_has_both()
    {
        var (ada, ben, _) = await Group();
        await ben.Put($"/users/me/contact-requests/{ada.Id}", new { });
        await ben.Delete($"/users/me/contact-requests/{ada.Id}");
        Task<HttpResponseMessage> asking, marking;
        await using (var adas = await HeldRows.PersonAsync(app, ada))
        {
            asking = ben.TryPut($"/users/me/contact-requests/{ada.Id}", new { });
            await adas.AreWaitedForBy(1);
            marking = ada.TryPut("/notifications/read", new { upTo = app.Clock.GetUtcNow() });
            await adas.AreWaitedForBy(2);
        }

        Assert.True((await asking).IsSuccessStatusCode);
        Assert.Equal(HttpStatusCode.OK, (await marking).StatusCode);
    }

    [Fact]
    public async Task Who_goes_out_of_a_channel_while_they_cancel_a_reminder_there_has_none()
    {
        var scene = await ChannelScene.Create(app);
        var remindAt = app.Clock.GetUtcNow().AddDays(1);
        var reminder = (await scene.Ben.Post($"/messages/{await scene.Post()}/reminders", new { remindAt })).GetProperty("id");
        Task<HttpResponseMessage> leaving, cancelling;
        await using (var bens = await HeldRows.PersonAsync(app, scene.Ben))
        {
            leaving = scene.Ben.TryDelete($"/conversations/{scene.Channel}/members/{scene.Ben.Id}");
            await bens.AreWaitedForBy(1);
            cancelling = scene.Ben.TryDelete($"/reminders/{reminder}");
            await bens.AreWaitedForBy(2);
        }

        Assert.Equal(HttpStatusCode.NoContent, (await leaving).StatusCode);
        await (await cancelling).ShouldRefuse(404, "no-such-reminder");
    }

    /// <summary>Ada's group, in which Ben and Cleo are.</summary>
    private async Task<(TestUser Ada, TestUser Ben, Guid Group)> Group()
    {
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        return (ada, ben, await app.ConversationBetween(ada, ben, await app.SignUp("Cleo")));
    }

    private async Task<Guid> Schedule(TestUser host, Guid? groupId = null, int? capacity = null)
    {
        var (scheduledAt, visibility) = (app.Clock.GetUtcNow().AddDays(1), groupId is null ? "public" : "members");
        return (await host.Post("/events", new { title = "Tasting", scheduledAt, visibility, groupId, capacity })).GetProperty("id").GetGuid();
    }

    private static Task<HttpResponseMessage> Join(TestUser who, Guid tasting) => who.TryPut($"/events/{tasting}/participants/me", new { });
}
