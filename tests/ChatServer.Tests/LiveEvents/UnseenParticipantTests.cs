using System.Text.Json;
using ChatServer.Harness;
using ChatServer.Tests.Notifications;

namespace ChatServer.Tests.LiveEvents;

/// <summary>Those who take part in an event are told of no others what these do beside writing.</summary>
public sealed class UnseenParticipantTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Who_wrote_is_told_that_somebody_reacted_and_not_who()
    {
        var (ada, ben, cleo) = (await app.SignUp("Ada"), await app.SignUp("Ben"), await app.SignUp("Cleo"));
        var (_, message) = await Reacted(ada, ben, cleo);

        var entry = Assert.Single(await app.ToldOf(ben, "reaction"));
        Assert.Equal((JsonValueKind.Null, message), (entry.GetProperty("actorId").ValueKind, entry.GetProperty("message").Id("id")));
        Assert.DoesNotContain(cleo.Id.ToString(), entry.GetRawText());
    }

    [Fact]
    public async Task Of_a_deleted_account_nobody_learns_where_it_reacted()
    {
        var (ada, ben, cleo) = (await app.SignUp("Ada"), await app.SignUp("Ben"), await app.SignUp("Cleo"));
        var (tasting, message) = await Reacted(ada, ben, cleo);
        var seq = (await ada.Get($"/conversations/{tasting}")).GetProperty("headSeq").GetInt64();

        await cleo.Delete("/users/me");
        await Count();

        Assert.False((await ben.Get($"/messages/{message}")).TryGetProperty("reactions", out _));
        var later = await ada.Post("/sync", new { known = new[] { new { conversationId = tasting, epoch = 1, seq } } });
        Assert.Contains("message.reacted", later.GetRawText());
        Assert.DoesNotContain(cleo.Id.ToString(), later.GetRawText());
    }

    /// <summary>Cleo reacted to what Ben wrote in the chat of Ada's event.</summary>
    private async Task<(Guid Event, Guid Message)> Reacted(TestUser ada, TestUser ben, TestUser cleo)
    {
        var tasting = (await ada.Post("/events", new { title = "Tasting", scheduledAt = app.Clock.GetUtcNow().AddDays(1) })).Id("id");
        foreach (var person in (TestUser[])[ben, cleo]) await person.Put($"/events/{tasting}/participants/me", new { });
        var message = (await ben.Send(tasting, "Lovely")).Id("id");
        await cleo.Put($"/messages/{message}/reactions/{Hearing.Tea}", new { });
        await Count();
        return (tasting, message);
    }

    private async Task Count()
    {
        await app.AllJobsAreDone();
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await app.AllJobsAreDone();
        await app.AllIsHeard();
    }
}
