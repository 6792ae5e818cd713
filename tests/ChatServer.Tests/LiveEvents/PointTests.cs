using System.Net;
using System.Text.Json;
using ChatServer.Changes;
using ChatServer.Changes.Listening;
using ChatServer.Harness;
using ChatServer.LiveEvents.Participation;
using ChatServer.LiveEvents.Rewards;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ChatServer.Tests.LiveEvents;

/// <summary>With a server of its own: the clock moves, and jobs are waited for.</summary>
public sealed class PointTests(ChatApp app) : IClassFixture<ChatApp>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_give_points_as_often_as_the_rule_lets_from_when_it_was_set()
    {
        var (ada, ben, tasting) = await Tasting();
        await ben.Send(tasting, "Before the rule");
        await ada.Put($"/events/{tasting}/reward-rules", new { message = new { points = 5, perEvent = 3 } });

        for (var i = 0; i < 4; i++) await ben.Send(tasting, $"Message {i}");
        await app.AllIsHeard();

        Assert.Equal((15, 15), await Balance(ben, tasting));
        var newest = await ben.Get($"/events/{tasting}/rewards/me/entries?limit=1");
        Assert.Equal("message", Assert.Single(newest.GetProperty("items").EnumerateArray()).GetProperty("kind").GetString());
        var others = await ben.Get($"/events/{tasting}/rewards/me/entries?cursor={newest.GetProperty("next").GetString()}");
        Assert.Equal(2, others.GetProperty("items").GetArrayLength());
        Assert.Equal((0, 0), await Balance(ada, tasting));
        await BalancesAreSums(tasting);
    }

    [Fact]
    public async Task What_is_heard_again_by_two_at_once_gives_points_once()
    {
        var (ada, ben, tasting) = await Tasting();
        await ada.Put($"/events/{tasting}/reward-rules", new { message = new { points = 5, perMinute = 2, perHour = 7 } });
        for (var i = 0; i < 9; i++)
        {
            await ben.Send(tasting, $"Message {i}");
            app.Clock.Advance(TimeSpan.FromSeconds(20));
        }

        await app.AllIsHeard();
        var before = await Balance(ben, tasting);
        var log = await app.WithDatabase(db => db.Set<Change>().AsNoTracking().Where(c => c.ConversationId == tasting).OrderBy(c => c.Seq).ToListAsync());
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<HearPoints>().HearAsync(log[i..], Cancellation);
        }));

        Assert.Equal(before, await Balance(ben, tasting));
        Assert.InRange(before.Points, 25, 35);
        await BalancesAreSums(tasting);
    }

    [Fact]
    public async Task Of_a_quiz_the_right_answer_gives_points_once_it_is_closed_and_of_an_anonymous_poll_nobody_gets_any()
    {
        var (ada, ben, tasting) = await Tasting();
        await ada.Put($"/events/{tasting}/reward-rules", new { vote = new { points = 1 }, answer = new { points = 10 } });
        var quiz = await Ask(ada, tasting, new { question = "Assam?", options = new[] { new { text = "Yes", correct = false }, new { text = "No", correct = true } } });
        var secret = await Ask(ada, tasting, new { question = "Milk?", options = Options, anonymous = true });

        await ben.Put($"/messages/{quiz}/poll/vote", new { options = new[] { 1 } });
        await ada.Put($"/messages/{quiz}/poll/vote", new { options = new[] { 0 } });
        await ben.Put($"/messages/{secret}/poll/vote", new { options = new[] { 1 } });
        await Counted();
        Assert.Equal(1, (await Balance(ben, tasting)).Points);

        await ada.Post($"/messages/{quiz}/poll/close");
        await app.AllIsHeard();
        Assert.Equal((11, 1), ((await Balance(ben, tasting)).Points, (await Balance(ada, tasting)).Points));
    }

    [Fact]
    public async Task Who_votes_takes_it_back_and_votes_again_gets_points_once()
    {
        var (ada, ben, tasting) = await Tasting();
        await ada.Put($"/events/{tasting}/reward-rules", new { vote = new { points = 1, perMinute = 5 } });
        var poll = await Ask(ada, tasting, new { question = "Milk?", options = Options });

        for (var i = 0; i < 3; i++)
        {
            await ben.Put($"/messages/{poll}/poll/vote", new { options = new[] { i % 2 } });
            await Counted();
            await ben.Delete($"/messages/{poll}/poll/vote");
            await app.TimePasses(TimeSpan.FromMinutes(2));
        }

        Assert.Equal(1, (await Balance(ben, tasting)).Points);
    }

    [Fact]
    public async Task Being_there_and_minutes_watched_give_points_until_all_that_counts_is_given()
    {
        var (ada, ben, tasting) = await Tasting();
        await ada.Put($"/events/{tasting}/reward-rules", new { joined = new { points = 10 }, watched = new { points = 2, perEvent = 2 } });
        await app.TimePasses(TimeSpan.FromSeconds(15));
        await app.AllJobsAreDone();
        Assert.Equal(0, (await Balance(ben, tasting)).Points);

        await ada.Post($"/events/{tasting}/start");
        await Watch(tasting, ben, seconds: 75);
        await Settled();
        Assert.Equal(12, (await Balance(ben, tasting)).Points);

        // Written after the end, and more than is bounded.
        await Watch(tasting, ben, seconds: 200);
        await ada.Post($"/events/{tasting}/end");
        await Settled();
        Assert.Equal(14, (await Balance(ben, tasting)).Points);
        Assert.Equal(10, (await Balance(ada, tasting)).Points);

        await app.TimePasses(TimeSpan.FromMinutes(6));
        await Settled();
        Assert.True(await app.WithDatabase(db => db.Set<RewardRule>().Where(r => r.ConversationId == tasting).AllAsync(r => r.SettledAt != null)));
        await BalancesAreSums(tasting);
    }

    [Fact]
    public async Task A_host_gives_and_takes_points_once_for_each_client_id_and_who_has_them_hears_of_it()
    {
        var (ada, ben, tasting) = await Tasting();
        await using var device = await ben.Connect();
        var grant = new { clientId = Guid.NewGuid(), userId = ben.Id, points = 20, reason = "The best question" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => ada.TryPost($"/events/{tasting}/rewards/grants", grant)));
        Assert.Equal((1, 9), (answers.Count(a => a.StatusCode == HttpStatusCode.Created), answers.Count(a => a.StatusCode == HttpStatusCode.OK)));
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(20, (await device.WaitFor("points")).GetProperty("points").GetInt64());
        await (await ada.TryPost($"/events/{tasting}/rewards/grants", grant with { points = 21 })).ShouldRefuse(409, "client-id-reused");

        var taken = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ =>
            ada.TryPost($"/events/{tasting}/rewards/grants", grant with { clientId = Guid.NewGuid(), points = -7 })));
        Assert.Equal(2, taken.Count(a => a.StatusCode == HttpStatusCode.Created));
        foreach (var refused in taken.Where(a => a.StatusCode != HttpStatusCode.Created)) await refused.ShouldRefuse(409, "not-enough-points");
        Assert.Equal((6, 6), await Balance(ben, tasting));
        await BalancesAreSums(tasting);
    }

    [Fact]
    public async Task Points_are_given_to_those_who_take_part_by_hosts_alone()
    {
        var (ada, ben, tasting) = await Tasting();
        var cleo = await app.SignUp();
        object To(TestUser who, int points = 5, string reason = "Tea") => new { clientId = Guid.NewGuid(), userId = who.Id, points, reason };

        await (await ada.TryPost($"/events/{tasting}/rewards/grants", To(cleo))).ShouldRefuse(404, "no-such-participant");
        await (await ada.TryPost($"/events/{tasting}/rewards/grants", To(ben, points: 0))).ShouldRefuse(400, "invalid-request");
        await (await ben.TryPost($"/events/{tasting}/rewards/grants", To(ben))).ShouldRefuse(403, "not-allowed");
        await (await ben.TryPut($"/events/{tasting}/reward-rules", new { message = new { points = 1 } })).ShouldRefuse(403, "not-allowed");
        await (await cleo.TryGet($"/events/{tasting}/rewards/me")).ShouldRefuse(409, "not-taking-part");
    }

    [Fact]
    public async Task Points_go_with_the_account_and_do_not_come_back()
    {
        var (ada, ben, tasting) = await Tasting();
        await ada.Put($"/events/{tasting}/reward-rules", new { message = new { points = 5 } });
        await ben.Send(tasting, "Hello");
        await app.AllIsHeard();
        Assert.Equal(5, (await Balance(ben, tasting)).Points);

        await ben.Delete("/users/me");
        await app.AllJobsAreDone();
        await app.WithDatabase(db => db.Set<ListenerPosition>().Where(p => p.ConversationId == tasting && p.Listener == HearPoints.Name).ExecuteDeleteAsync());
        await ada.Send(tasting, "Who was that?");
        await app.AllIsHeard();

        Assert.Equal(5, (await Balance(ada, tasting)).Points);
        Assert.False(await app.WithDatabase(db => db.Set<PointEntry>().AnyAsync(p => p.UserId == ben.Id)));
        Assert.False(await app.WithDatabase(db => db.Set<PointBalance>().AnyAsync(b => b.UserId == ben.Id)));
    }

    [Fact]
    public async Task Who_got_most_comes_first_and_of_those_with_as_many_who_had_them_first()
    {
        var (ada, ben, tasting) = await Tasting();
        var others = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.SignUp("Cleo")));
        foreach (var other in others) await other.Put($"/events/{tasting}/participants/me", new { });
        foreach (var (who, points) in others.Zip([5, 7, 7, 9]).Append((ben, 20)))
        {
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            await Grant(ada, tasting, who, points);
        }

        var expected = new[] { (1, ben.Id, 20), (2, others[3].Id, 9), (3, others[1].Id, 7), (4, others[2].Id, 7), (5, others[0].Id, 5) };
        Assert.Equal(expected, Ranks(await others[0].Get($"/events/{tasting}/leaderboard")));
        var pages = new List<(int, Guid, int)>();
        for (var cursor = ""; cursor is not null;)
        {
            var page = await ben.Get($"/events/{tasting}/leaderboard?limit=2{cursor}");
            pages.AddRange(Ranks(page));
            cursor = page.GetProperty("next").GetString() is { } next ? $"&cursor={next}" : null;
        }

        Assert.Equal(expected, pages);
        await (await app.Stranger().TryGet($"/events/{tasting}/leaderboard")).ShouldRefuse(401, "not-signed-in");

        static IEnumerable<(int, Guid, int)> Ranks(JsonElement page) => page.GetProperty("items").EnumerateArray().Select(r =>
            (r.GetProperty("rank").GetInt32(), r.GetProperty("user").GetProperty("id").GetGuid(), r.GetProperty("earned").GetInt32()));
    }

    [Fact]
    public async Task A_page_of_the_leaderboard_costs_as_much_in_a_crowd_and_is_read_by_its_index()
    {
        var (ada, ben, tasting) = await Tasting();
        await Grant(ada, tasting, ben, 5);
        var few = await Queries();
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var many = new NpgsqlCommand(
            $"""
            with people as (
                insert into event_participants (conversation_id, user_id, status, joined_at)
                select '{tasting}', gen_random_uuid(), 'joined', now() from generate_series(1, 20000) returning user_id)
            insert into event_balances (conversation_id, user_id, points, earned, earned_at)
            select '{tasting}', user_id, 1, 1 + random() * 1000, now() from people;
            analyze
            """,
            connection);
        await many.ExecuteNonQueryAsync(Cancellation);

        Assert.Equal(few, await Queries());
        (string, string)[] values = [("@eventId", $"'{tasting}'"), ("@after_Earned", $"{long.MaxValue}"), ("@after_At", "'epoch'"), ("@after_UserId", $"'{Guid.Empty}'")];
        var plan = await QueryPlan.Of(connection, ada, $"/events/{tasting}/leaderboard", "event_balances", values);
        Assert.Contains("ix_event_balances_ranks", plan, StringComparison.Ordinal);

        Task<int> Queries() => QueryCount.Of(ben, new HttpRequestMessage(HttpMethod.Get, $"/api/v1/events/{tasting}/leaderboard"));
    }

    [Fact]
    public async Task Hosts_download_what_everybody_got_and_nothing_in_it_is_a_formula()
    {
        var (ada, ben, tasting) = await Tasting();
        await Grant(ada, tasting, ben, 5, "=1+1, \"or\" so");
        await Grant(ada, tasting, ben, -2, "Too much");
        await ada.Patch("/users/me", new { displayName = "@ada" });
        await Grant(ada, tasting, ada, 1);

        using var answer = await ada.TryGet($"/events/{tasting}/rewards/export");
        var lines = (await answer.Content.ReadAsStringAsync(Cancellation)).Split("\r\n");
        Assert.Equal(("text/csv", 5, ""), (answer.Content.Headers.ContentType?.MediaType, lines.Length, lines[^1]));
        Assert.Equal("userId,name,entryId,at,kind,points,reason,byId", lines[0]);
        Assert.Single(lines, l => l.StartsWith($"{ben.Id},Ben,", StringComparison.Ordinal) && l.EndsWith($",grant,5,\"'=1+1, \"\"or\"\" so\",{ada.Id}", StringComparison.Ordinal));
        Assert.Single(lines, l => l.EndsWith($",grant,-2,Too much,{ada.Id}", StringComparison.Ordinal));
        Assert.Single(lines, l => l.StartsWith($"{ada.Id},'@ada,", StringComparison.Ordinal));
        await (await ben.TryGet($"/events/{tasting}/rewards/export")).ShouldRefuse(403, "not-allowed");
    }

    [Fact]
    public async Task What_one_has_costs_two_queries_however_much_one_got()
    {
        var (ada, ben, tasting) = await Tasting();
        for (var i = 0; i < 3; i++)
            await Grant(ada, tasting, ben, 5);

        Assert.Equal(2, await QueryCount.Of(ben, new HttpRequestMessage(HttpMethod.Get, $"/api/v1/events/{tasting}/rewards/me")));
        Assert.Equal(2, await QueryCount.Of(ben, new HttpRequestMessage(HttpMethod.Get, $"/api/v1/events/{tasting}/rewards/me/entries")));
    }

    private static object[] Options => [new { text = "Yes" }, new { text = "No" }];

    private static async Task<(long Points, long Earned)> Balance(TestUser who, Guid tasting)
    {
        var own = await who.Get($"/events/{tasting}/rewards/me");
        return (own.GetProperty("points").GetInt64(), own.GetProperty("earned").GetInt64());
    }

    private static Task<JsonElement> Grant(TestUser host, Guid tasting, TestUser who, int points, string reason = "Tea") =>
        host.Post($"/events/{tasting}/rewards/grants", new { clientId = Guid.NewGuid(), userId = who.Id, points, reason });

    private static async Task<Guid> Ask(TestUser who, Guid tasting, object poll) =>
        (await who.Post($"/conversations/{tasting}/messages", new { clientId = Guid.NewGuid(), content = "", poll })).GetProperty("id").GetGuid();

    /// <summary>Ada's event, in which Ben takes part.</summary>
    private async Task<(TestUser Ada, TestUser Ben, Guid Event)> Tasting()
    {
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        var tasting = (await ada.Post("/events", new { title = "Tasting", scheduledAt = app.Clock.GetUtcNow().AddDays(1) })).GetProperty("id").GetGuid();
        await ben.Put($"/events/{tasting}/participants/me", new { });
        return (ada, ben, tasting);
    }

    private async Task Watch(Guid tasting, TestUser who, int seconds)
    {
        var writer = app.Services.GetRequiredService<HeartbeatWriter>();
        for (var i = 0; i <= seconds; i += 25)
        {
            await who.Post($"/events/{tasting}/heartbeat");
            await writer.WriteAsync(Cancellation);
            await app.TimePasses(TimeSpan.FromSeconds(25));
        }
    }

    private async Task Counted()
    {
        await app.TimePasses(TimeSpan.FromSeconds(1));
        await app.AllJobsAreDone();
        await app.AllIsHeard();
    }

    private async Task Settled()
    {
        await app.TimePasses(TimeSpan.FromSeconds(15));
        await app.AllJobsAreDone();
    }

    private async Task BalancesAreSums(Guid tasting) => Assert.Empty(await app.WithDatabase(db => db.Database.SqlQuery<Guid>(
        $"""
        select coalesce(b.user_id, s.user_id) as "Value" from event_balances b
        full join (select conversation_id, user_id, sum(points) as points from event_points group by 1, 2) s
            on s.conversation_id = b.conversation_id and s.user_id = b.user_id
        where coalesce(b.conversation_id, s.conversation_id) = {tasting} and (b.points is distinct from coalesce(s.points, 0) or b.earned < b.points)
        """).ToListAsync()));
}
