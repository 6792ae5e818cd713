using System.Text.Json;
using ChatServer.Changes;
using ChatServer.Harness;
using ChatServer.LiveEvents.Engagement;
using ChatServer.LiveEvents.Reactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServer.Tests.LiveEvents;

/// <summary>With a server of its own: the clock moves, and what is told in half a second is counted.</summary>
public sealed class EventReactionTests(ChatApp app) : IClassFixture<ChatApp>
{
    private const string Party = "\U0001F389";
    private const string Fire = "\U0001F525";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_who_take_part_react_and_all_hear_the_totals()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var tasting = await Live(ada, ben);
        await using var device = await ada.Connect();

        Assert.Equal(3, Count(await React(ben, tasting, Party, 3)));
        Assert.Equal(5, Count(await device.Invoke("React", tasting, new { clientId = Guid.NewGuid(), emoji = Party, count = 2 })));
        await React(ben, tasting, Fire);
        app.Clock.Advance(TimeSpan.FromMilliseconds(500));

        var heard = await device.WaitFor("reactions", e => Total(e, Fire) == 1);
        Assert.Equal((tasting, 5), (heard.GetProperty("eventId").GetGuid(), Total(heard, Party)));
        Assert.Equal(heard.GetRawText(), (await ben.Get($"/events/{tasting}/reactions")).GetRawText());
        Assert.Equal(EventReaction.AllEmoji, heard.GetProperty("totals").EnumerateArray().Select(t => t.GetProperty("emoji").GetString()!));
    }

    [Fact]
    public async Task Only_those_who_take_part_react_and_only_while_it_is_live()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var tasting = await Schedule(ada);
        await (await TryReact(ben, tasting, Party)).ShouldRefuse(409, "not-taking-part");
        await (await TryReact(ben, Guid.NewGuid(), Party)).ShouldRefuse(404, "no-such-event");
        await (await ben.TryGet($"/events/{tasting}/reactions")).ShouldRefuse(409, "not-taking-part");
        await Join(ben, tasting);
        await (await TryReact(ben, tasting, Party)).ShouldRefuse(409, "event-not-live");
        await ada.Post($"/events/{tasting}/start");
        await (await TryReact(ben, tasting, "\U0001FAD6")).ShouldRefuse(400, "invalid-request");
        await (await TryReact(ben, tasting, Party, count: EventReaction.MaxAtOnce + 1)).ShouldRefuse(400, "invalid-request");

        var clientId = Guid.NewGuid();
        await React(ben, tasting, Party, 2, clientId);
        await ada.Post($"/events/{tasting}/end");
        await (await TryReact(ben, tasting, Party)).ShouldRefuse(409, "event-over");
        Assert.Equal(2, Count(await React(ben, tasting, Party, 2, clientId)));
        await (await TryReact(ben, tasting, Party, 1, clientId)).ShouldRefuse(409, "client-id-reused");
    }

    [Fact]
    public async Task Who_is_silenced_does_not_react()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var tasting = await Live(ada, ben);
        await ada.Put($"/conversations/{tasting}/members/{ben.Id}/silence", new { until = app.Clock.GetUtcNow().AddHours(1) });

        await (await TryReact(ben, tasting, Party)).ShouldRefuse(403, "silenced");

        Assert.Equal(0, Total(await ben.Get($"/events/{tasting}/reactions"), Party));
    }

    [Fact]
    public async Task Of_fifty_calls_with_one_client_id_one_counts()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var tasting = await Live(ada, ben);
        var call = new ReactionCall(tasting, ben.Id, Guid.NewGuid(), Party, 3);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Writer.WriteAsync(call, Cancellation)));

        Assert.Equal((1, 49), (outcomes.Count(o => o.Verdict == ReactionVerdict.Counted), outcomes.Count(o => o.Verdict == ReactionVerdict.Repeated)));
        Assert.Equal(3, Total(await ben.Get($"/events/{tasting}/reactions"), Party));
    }

    [Fact]
    public async Task A_burst_is_counted_exactly_and_told_once()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var tasting = await Live(ada, ben);
        var told = new List<ReactionsCounted>();
        void OnAnnounced(Signal signal)
        {
            if (signal is ReactionsCounted counted && counted.EventId == tasting) told.Add(counted);
        }

        var random = new Random(11);
        var calls = Enumerable.Range(0, 10_000)
            .Select(_ => new ReactionCall(tasting, ben.Id, Guid.NewGuid(), EventReaction.AllEmoji[random.Next(8)], random.Next(1, 4))).ToList();
        var feed = app.Services.GetRequiredService<ChangeFeed>();
        feed.Announced += OnAnnounced;
        await Task.WhenAll(calls.Select(c => Writer.WriteAsync(c, Cancellation)));
        await app.Services.GetRequiredService<ReactionTeller>().TellAsync(Cancellation);
        feed.Announced -= OnAnnounced;

        var expected = EventReaction.AllEmoji.Select(e => new EventReactionCount(e, calls.Where(c => c.Emoji == e).Sum(c => c.Count)));
        Assert.Equal(expected, Assert.Single(told).Totals);
        var noted = await app.WithDatabase(db => db.Set<EngagementEntry>()
            .Where(e => e.ConversationId == tasting && e.Kind == EngagementKind.Reaction).SumAsync(e => e.Count));
        Assert.Equal(calls.Sum(c => c.Count), noted);
    }

    [Fact]
    public async Task What_races_the_end_of_an_event_is_counted_or_refused()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var tasting = await Live(ada, ben);

        var reactions = Enumerable.Range(0, 50).Select(_ => Writer.WriteAsync(new ReactionCall(tasting, ben.Id, Guid.NewGuid(), Fire, 1), Cancellation)).ToList();
        await ada.Post($"/events/{tasting}/end");
        reactions.AddRange(Enumerable.Range(0, 10).Select(_ => Writer.WriteAsync(new ReactionCall(tasting, ben.Id, Guid.NewGuid(), Fire, 1), Cancellation)));
        var outcomes = await Task.WhenAll(reactions);

        Assert.All(outcomes[^10..], o => Assert.Equal(ReactionVerdict.Over, o.Verdict));
        Assert.Equal(outcomes.Count(o => o.Verdict == ReactionVerdict.Counted), Total(await ben.Get($"/events/{tasting}/reactions"), Fire));
    }

    [Fact]
    public async Task Hosts_see_what_everybody_did_and_others_what_they_did_themselves()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var tasting = await Live(ada, ben, cleo);
        await React(ben, tasting, Party, 3);
        await React(cleo, tasting, Fire);
        var message = (await ben.Send(tasting, "Lovely")).GetProperty("id").GetGuid();
        await app.AllIsHeard();

        Assert.Equal(6, (await Engagement(ada, tasting)).Count);
        Assert.Equal([(ben.Id, "reaction"), (cleo.Id, "reaction")], (await Engagement(ada, tasting, "?kind=reaction")).Select(Short).OrderBy(e => e.Item1 != ben.Id));
        var own = await Engagement(ben, tasting);
        Assert.Equal(["join", "message", "reaction"], own.Select(e => e.GetProperty("kind").GetString()!).Order());
        Assert.Equal((3, Party), own.Where(e => Short(e).Kind == "reaction").Select(e => (Count(e), e.GetProperty("emoji").GetString())).Single());
        Assert.Equal(message, own.Single(e => Short(e).Kind == "message").GetProperty("messageId").GetGuid());
        await (await ben.TryGet($"/events/{tasting}/engagement?userId={cleo.Id}")).ShouldRefuse(403, "not-allowed");
        await (await (await app.SignUp()).TryGet($"/events/{tasting}/engagement")).ShouldRefuse(409, "not-taking-part");

        var page = await ada.Get($"/events/{tasting}/engagement?limit=4");
        var rest = await ada.Get($"/events/{tasting}/engagement?limit=4&cursor={page.GetProperty("next").GetString()}");
        Assert.Equal(2, rest.GetProperty("items").GetArrayLength());
        Assert.Equal(6, page.GetProperty("items").EnumerateArray().Concat(rest.GetProperty("items").EnumerateArray()).Select(e => e.GetProperty("id").GetGuid()).Distinct().Count());
    }

    [Fact]
    public async Task What_somebody_did_goes_with_their_account_and_what_it_counted_for_stays()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var tasting = await Live(ada, ben);
        await React(ben, tasting, Party, 3);
        await ben.Send(tasting, "Lovely");
        await app.AllIsHeard();

        await ben.Delete("/users/me");
        await app.AllJobsAreDone();

        Assert.DoesNotContain(await Engagement(ada, tasting), e => Short(e).UserId == ben.Id);
        Assert.Equal(3, Total(await ada.Get($"/events/{tasting}/reactions"), Party));
    }

    [Fact]
    public async Task Reactions_and_engagement_are_read_in_few_queries()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var tasting = await Live(ada, ben);
        await React(ben, tasting, Party, 3);

        Assert.Equal(2, (await QueryCount.TextsOf(ben, $"/events/{tasting}/reactions")).Count);
        Assert.Equal(2, (await QueryCount.TextsOf(ada, $"/events/{tasting}/engagement")).Count);
    }

    private ReactionWriter Writer => app.Services.GetRequiredService<ReactionWriter>();

    private async Task<Guid> Live(TestUser host, params TestUser[] others)
    {
        var tasting = await Schedule(host);
        foreach (var other in others) await Join(other, tasting);
        await host.Post($"/events/{tasting}/start");
        return tasting;
    }

    private async Task<Guid> Schedule(TestUser host) =>
        (await host.Post("/events", new { title = "Tasting", scheduledAt = app.Clock.GetUtcNow().AddDays(1) })).GetProperty("id").GetGuid();

    private static Task<JsonElement> Join(TestUser who, Guid tasting) => who.Put($"/events/{tasting}/participants/me", new { });

    private static Task<JsonElement> React(TestUser who, Guid tasting, string emoji, int count = 1, Guid? clientId = null) =>
        who.Post($"/events/{tasting}/reactions", new { clientId = clientId ?? Guid.NewGuid(), emoji, count });

    private static Task<HttpResponseMessage> TryReact(TestUser who, Guid tasting, string emoji, int count = 1, Guid? clientId = null) =>
        who.TryPost($"/events/{tasting}/reactions", new { clientId = clientId ?? Guid.NewGuid(), emoji, count });

    private static async Task<List<JsonElement>> Engagement(TestUser who, Guid tasting, string query = "") =>
        [.. (await who.Get($"/events/{tasting}/engagement{query}")).GetProperty("items").EnumerateArray()];

    private static (Guid UserId, string Kind) Short(JsonElement entry) => (entry.GetProperty("userId").GetGuid(), entry.GetProperty("kind").GetString()!);

    private static int Count(JsonElement counted) => counted.GetProperty("count").GetInt32();

    private static int Total(JsonElement reactions, string emoji) =>
        reactions.GetProperty("totals").EnumerateArray().Single(t => t.GetProperty("emoji").GetString() == emoji).GetProperty("count").GetInt32();
}
