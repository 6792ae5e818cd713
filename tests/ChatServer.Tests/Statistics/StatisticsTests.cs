using System.Text.Json;
using ChatServer.Accounts;
using ChatServer.Harness;
using ChatServer.Statistics;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServer.Tests.Statistics;

/// <summary>Each test moves its own server's clock.</summary>
public sealed class StatisticsTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task What_happens_is_counted_in_its_hour_its_day_its_week_and_its_month()
    {
        await using var app = await ChatApp.StartAsync();
        var owner = await OwnerOf(app);
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        await ada.SignInAgain();
        var conversation = await app.ConversationBetween(ada, ben);
        foreach (var text in (string[])["one", "two", "three"]) await ada.Send(conversation, text);
        await ben.Upload("tea");
        await ben.Upload("biscuits");
        await ben.PostStory("Tea", ada);
        await ben.Post("/reports", new { kind = "user", subjectId = ada.Id, category = "other" });

        await HourPasses(app);

        foreach (var step in (string[])["hour", "day", "week", "month"])
        {
            var sums = await Sums(owner, step);
            Assert.Equal(
                new Dictionary<string, long>
                {
                    ["registrations"] = 3,
                    ["signIns"] = 1,
                    ["activeUsers"] = 3,
                    ["messages"] = 3,
                    ["media"] = 2,
                    ["mediaBytes"] = 11,
                    ["conversations"] = 1,
                    ["stories"] = 1,
                    ["reports"] = 1,
                },
                sums);
        }
    }

    [Fact]
    public async Task Active_users_are_different_people_in_each_step()
    {
        await using var app = await ChatApp.StartAsync();
        var owner = await OwnerOf(app);
        await ToMonday(app);
        var begin = StatisticStep.Hour.StartOf(app.Clock.GetUtcNow());
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));

        // On Monday both in one hour, and Ada in the next one too, on two devices; on Tuesday Ada; in the week after Ben.
        var phone = await ada.SignInAgain();
        await HourPasses(app);
        await AreThere(app, ada, phone);
        await HourPasses(app, 24);
        await AreThere(app, phone);
        await HourPasses(app, 24 * 6);
        await AreThere(app, ben);
        await HourPasses(app);

        Assert.Equal([2, 1], Values(await Read(owner, "hour", "activeUsers", begin, begin + (2 * Hour))));
        Assert.Equal([2, 1, 0, 0, 0, 0, 0, 1], Values(await Read(owner, "day", "activeUsers", begin, begin + (8 * 24 * Hour))));
        Assert.Equal([2, 1], Values(await Read(owner, "week", "activeUsers", begin, begin + (8 * 24 * Hour))));
        Assert.Equal(2, Values(await Read(owner, "month", "activeUsers", begin, begin + Hour))[0]);
    }

    [Fact]
    public async Task Where_nothing_happened_there_is_a_zero()
    {
        await using var app = await ChatApp.StartAsync();
        var owner = await OwnerOf(app);
        var from = new DateTimeOffset(2024, 2, 27, 22, 30, 0, TimeSpan.Zero);

        var hours = await Read(owner, "hour", "messages", from, from.AddHours(3));
        Assert.Equal("2024-02-27T22:00:00.000Z", hours.GetProperty("from").GetString());
        Assert.Equal([0, 0, 0, 0], Values(hours));
        Assert.Equal(["2024-02-27T00:00:00.000Z", "2024-02-28T00:00:00.000Z", "2024-02-29T00:00:00.000Z"], Starts(await Read(owner, "day", "messages", from, from.AddDays(2))));
        Assert.Equal(["2024-02-26T00:00:00.000Z", "2024-03-04T00:00:00.000Z"], Starts(await Read(owner, "week", "messages", from, from.AddDays(7))));
        Assert.Equal(["2024-02-01T00:00:00.000Z", "2024-03-01T00:00:00.000Z"], Starts(await Read(owner, "month", "messages", from, from.AddDays(7))));

        // The other hour's offset names the same time.
        Assert.Equal(hours.GetRawText(), (await Read(owner, "hour", "messages", from.ToOffset(5 * Hour), from.AddHours(3))).GetRawText());
    }

    [Fact]
    public async Task Without_a_range_it_is_the_last_thirty_days_of_every_series()
    {
        await using var app = await ChatApp.StartAsync();
        var owner = await OwnerOf(app);

        var all = await owner.Get("/admin/statistics");

        Assert.Equal("day", all.GetProperty("step").GetString());
        Assert.Equal(Enum.GetValues<StatisticSeries>().Length, all.GetProperty("series").GetArrayLength());
        Assert.All(all.GetProperty("series").EnumerateArray(), s => Assert.Equal(31, s.GetProperty("points").GetArrayLength()));
    }

    [Theory]
    [InlineData("step=hour&from=2026-01-01T00:00:00Z&to=2026-03-01T00:00:00Z")]
    [InlineData("from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z")]
    [InlineData("from=2026-01-02T00:00:00Z&to=2026-01-02T00:00:00Z")]
    [InlineData("from=1999-12-31T23:59:59Z")]
    [InlineData("to=2200-01-01T00:00:01Z")]
    [InlineData("from=0001-01-01T00:00:00Z")]
    [InlineData("from=9999-12-31T00:00:00Z&to=9999-12-31T23:59:59Z&step=month")]
    [InlineData("to=0001-01-01T00:00:00Z")]
    [InlineData("step=minute")]
    [InlineData("series=secrets")]
    public async Task What_makes_no_range_is_refused(string query)
    {
        await using var app = await ChatApp.StartAsync();
        var owner = await OwnerOf(app);

        await (await owner.TryGet($"/admin/statistics?{query}")).ShouldRefuse(400, "invalid-request");
    }

    [Fact]
    public async Task A_role_that_is_taken_away_is_gone_at_once()
    {
        await using var app = await ChatApp.StartAsync();
        var owner = await OwnerOf(app);
        await owner.Get("/admin/statistics");

        await app.NameAsync(owner, ServerRole.Moderator);

        await (await owner.TryGet("/admin/statistics")).ShouldRefuse(403, "not-allowed");
    }

    [Fact]
    public async Task Of_a_deleted_account_the_numbers_stay_and_nothing_else()
    {
        await using var app = await ChatApp.StartAsync();
        var owner = await OwnerOf(app);
        var ada = await app.SignUp("Ada");
        await HourPasses(app);
        await AreThere(app, ada);

        await ada.Delete("/users/me");
        await app.AllJobsAreDone();
        await HourPasses(app);

        Assert.Equal(2, (await Sums(owner, "day"))["registrations"]);
        Assert.False(await app.WithDatabase(async db =>
            await db.Set<PersonActivity>().AnyAsync(a => a.UserId == ada.Id) || await db.Set<Tally>().AnyAsync(t => t.UserId == ada.Id)));
    }

    private static async Task<TestUser> OwnerOf(ChatApp app)
    {
        // Ten past, so that what a test does without moving the clock lies in one hour.
        var now = app.Clock.GetUtcNow();
        await app.TimePasses(StatisticStep.Hour.StartOf(now) + Hour + TimeSpan.FromMinutes(10) - now);
        return await app.SignUpAdmin();
    }

    private static async Task ToMonday(ChatApp app)
    {
        var now = app.Clock.GetUtcNow();
        var monday = StatisticStep.Week.StartOf(now).AddDays(7);

        // One whose week and the next lie in one month.
        while (monday.AddDays(10).Month != monday.Month) monday = monday.AddDays(7);
        await app.TimePasses(monday + TimeSpan.FromMinutes(10) - now);
        await app.AllJobsAreDone();
    }

    private static async Task AreThere(ChatApp app, params TestUser[] people)
    {
        foreach (var person in people) await person.Get("/users/me");
        await app.Services.GetRequiredService<SessionUses>().WriteNotedAsync(TestContext.Current.CancellationToken);
    }

    // What began by the old time would not see what is due by the new one.
    private static async Task HourPasses(ChatApp app, int times = 1)
    {
        await app.AllIsHeard();
        await app.AllJobsAreDone();
        await app.TimePasses(times * Hour);
        await app.AllJobsAreDone();
    }

    private static async Task<Dictionary<string, long>> Sums(TestUser owner, string step)
    {
        var answer = await owner.Get($"/admin/statistics?step={step}");
        return answer.GetProperty("series").EnumerateArray().ToDictionary(
            s => s.GetProperty("series").GetString()!, s => s.GetProperty("points").EnumerateArray().Sum(p => p.GetProperty("value").GetInt64()));
    }

    private static Task<JsonElement> Read(TestUser owner, string step, string series, DateTimeOffset from, DateTimeOffset to) =>
        owner.Get($"/admin/statistics?step={step}&series={series}&from={Uri.EscapeDataString($"{from:O}")}&to={Uri.EscapeDataString($"{to:O}")}");

    private static List<long> Values(JsonElement answer) => [.. Points(answer).Select(p => p.GetProperty("value").GetInt64())];

    private static List<string> Starts(JsonElement answer) => [.. Points(answer).Select(p => p.GetProperty("start").GetString()!)];

    private static List<JsonElement> Points(JsonElement answer) =>
        [.. Assert.Single(answer.GetProperty("series").EnumerateArray()).GetProperty("points").EnumerateArray()];
}
