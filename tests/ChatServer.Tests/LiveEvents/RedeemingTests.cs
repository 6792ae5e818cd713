using System.Net;
using ChatServer.Harness;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.LiveEvents;

public sealed class RedeemingTests(ChatApp app)
{
    [Fact]
    public async Task Of_fifty_who_want_the_last_ones_as_many_get_one_as_there_are_and_the_others_keep_their_points()
    {
        var (ada, tasting) = await Tasting();
        var people = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Rich(ada, tasting, 10)));
        var reward = await Offer(ada, tasting, new { title = "A tin of tea", cost = 10, stock = 7 });

        var answers = await Task.WhenAll(people.Select(p => p.TryPost(Redemptions(tasting, reward), new { clientId = Guid.NewGuid() })));

        Assert.Equal(7, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created)) await refused.ShouldRefuse(409, "none-left");
        Assert.Equal(7, (await ada.Get($"/events/{tasting}/redemptions")).GetProperty("items").GetArrayLength());
        Assert.Equal(43 * 10, (await Task.WhenAll(people.Select(p => Points(p, tasting)))).Sum());
        await BalancesAreSums(tasting);
    }

    [Fact]
    public async Task Of_fifty_wishes_of_one_person_as_many_come_true_as_they_have_points_for_and_rank_is_kept()
    {
        var (ada, tasting) = await Tasting();
        var ben = await Rich(ada, tasting, 35);
        var (cheap, dear) = (await Offer(ada, tasting, new { title = "A cup", cost = 10 }), await Offer(ada, tasting, new { title = "A pot", cost = 10 }));

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i =>
            ben.TryPost(Redemptions(tasting, i % 2 == 0 ? cheap : dear), new { clientId = Guid.NewGuid() })));

        Assert.Equal(3, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created)) await refused.ShouldRefuse(409, "not-enough-points");
        Assert.Equal((5, 35), (await Points(ben, tasting), (await ben.Get($"/events/{tasting}/rewards/me")).GetProperty("earned").GetInt64()));
        await BalancesAreSums(tasting);
    }

    [Fact]
    public async Task A_repeated_wish_is_one_and_nobody_gets_more_than_is_meant_for_one()
    {
        var (ada, tasting) = await Tasting();
        var ben = await Rich(ada, tasting, 100);
        var reward = await Offer(ada, tasting, new { title = "A cup", cost = 10, stock = 5, perPerson = 1 });
        var other = await Offer(ada, tasting, new { title = "A pot", cost = 10 });
        var wish = new { clientId = Guid.NewGuid() };

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => ben.TryPost(Redemptions(tasting, reward), wish)));
        Assert.Equal((1, 9), (answers.Count(a => a.StatusCode == HttpStatusCode.Created), answers.Count(a => a.StatusCode == HttpStatusCode.OK)));
        await (await ben.TryPost(Redemptions(tasting, other), wish)).ShouldRefuse(409, "client-id-reused");
        await (await ben.TryPost(Redemptions(tasting, reward), new { clientId = Guid.NewGuid() })).ShouldRefuse(409, "enough-redeemed");

        await ada.Delete($"/events/{tasting}/rewards/{other}");
        await (await ben.TryPost(Redemptions(tasting, other), new { clientId = Guid.NewGuid() })).ShouldRefuse(404, "no-such-reward");
        Assert.Equal(4, Assert.Single((await ben.Get($"/events/{tasting}/rewards")).GetProperty("items").EnumerateArray()).GetProperty("left").GetInt32());
        Assert.Equal(90, await Points(ben, tasting));
    }

    [Fact]
    public async Task What_is_cancelled_comes_back_once_and_what_is_handed_out_does_not()
    {
        var (ada, tasting) = await Tasting();
        var ben = await Rich(ada, tasting, 20);
        var reward = await Offer(ada, tasting, new { title = "A cup", cost = 10, stock = 2 });
        var (first, second) = (await Redeem(), await Redeem());

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => ada.Put($"/events/{tasting}/redemptions/{first}", new { status = "cancelled" })));
        await ada.Put($"/events/{tasting}/redemptions/{second}", new { status = "handed" });
        await (await ada.TryPut($"/events/{tasting}/redemptions/{second}", new { status = "cancelled" })).ShouldRefuse(409, "redemption-closed");
        await (await ben.TryPut($"/events/{tasting}/redemptions/{second}", new { status = "handed" })).ShouldRefuse(403, "not-allowed");

        Assert.Equal(10, await Points(ben, tasting));
        Assert.Equal(1, (await ada.Get($"/events/{tasting}/rewards")).GetProperty("items")[0].GetProperty("left").GetInt32());
        Assert.Equal(["cancelled", "handed"], (await ben.Get($"/events/{tasting}/rewards/me/redemptions")).GetProperty("items").EnumerateArray()
            .Select(r => r.GetProperty("status").GetString()));
        Assert.Equal(ben.Id, (await ada.Get($"/events/{tasting}/redemptions?status=handed")).GetProperty("items")[0].GetProperty("user").GetProperty("id").GetGuid());
        await BalancesAreSums(tasting);

        async Task<Guid> Redeem() => (await ben.Post(Redemptions(tasting, reward), new { clientId = Guid.NewGuid() })).GetProperty("id").GetGuid();
    }

    private static string Redemptions(Guid tasting, Guid reward) => $"/events/{tasting}/rewards/{reward}/redemptions";

    private static async Task<Guid> Offer(TestUser host, Guid tasting, object reward) =>
        (await host.Post($"/events/{tasting}/rewards", reward)).GetProperty("id").GetGuid();

    private static async Task<long> Points(TestUser who, Guid tasting) => (await who.Get($"/events/{tasting}/rewards/me")).GetProperty("points").GetInt64();

    private async Task<(TestUser Ada, Guid Event)> Tasting()
    {
        var ada = await app.SignUp("Ada");
        return (ada, (await ada.Post("/events", new { title = "Tasting", scheduledAt = app.Clock.GetUtcNow().AddDays(1) })).GetProperty("id").GetGuid());
    }

    /// <summary>Somebody who takes part and has points.</summary>
    private async Task<TestUser> Rich(TestUser host, Guid tasting, int points)
    {
        var person = await app.SignUp("Ben");
        await person.Put($"/events/{tasting}/participants/me", new { });
        await host.Post($"/events/{tasting}/rewards/grants", new { clientId = Guid.NewGuid(), userId = person.Id, points, reason = "Tea" });
        return person;
    }

    private async Task BalancesAreSums(Guid tasting) => Assert.Empty(await app.WithDatabase(db => db.Database.SqlQuery<Guid>(
        $"""
        select b.user_id as "Value" from event_balances b
        join (select user_id, sum(points) as points from event_points where conversation_id = {tasting} group by 1) s using (user_id)
        where b.conversation_id = {tasting} and (b.points <> s.points or b.points < 0)
        """).ToListAsync()));
}
