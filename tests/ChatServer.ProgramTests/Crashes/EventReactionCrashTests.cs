using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.ProgramTests.Crashes;

/// <summary>People react to a live event while the server, or its database, is killed again and again; each repeats what was not answered.</summary>
public sealed class EventReactionCrashTests
{
    private const string Party = "\U0001F389";
    private const int Kills = 4;

    [Fact]
    public async Task Whatever_is_killed_no_reaction_is_lost_or_counted_twice()
    {
        await using var server = new CrashServer();
        await server.StartAsync();
        using var patient = new PatientServer(server.Address);
        var people = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => SignUp(patient)));
        var tasting = (await people[0].Post("/events", new { title = "Tasting", scheduledAt = DateTimeOffset.UtcNow.AddDays(1) })).GetProperty("id").GetGuid();
        foreach (var person in people) await person.Put($"/events/{tasting}/participants/me", new { });
        await people[0].Post($"/events/{tasting}/start");

        var (answered, stop) = (new SemaphoreSlim(0), new CancellationTokenSource());
        var reacting = people.Select((p, i) => ReactAsync(p, tasting, new Random(i), answered, stop.Token)).ToList();
        var random = new Random(3);
        for (var kill = 0; kill < Kills; kill++)
        {
            for (var n = 0; n < 30; n++) await answered.WaitAsync(TestContext.Current.CancellationToken);
            if (kill % 2 == 1)
            {
                await server.KillBackendAsync(random);
                continue;
            }

            await server.KillAsync();
            await server.StartAsync();
        }

        await stop.CancelAsync();
        var sent = (await Task.WhenAll(reacting)).Sum();

        var totals = (await people[0].Get($"/events/{tasting}/reactions")).GetProperty("totals").EnumerateArray();
        Assert.Equal(sent, totals.Sum(t => t.GetProperty("count").GetInt32()));
        Assert.Equal(sent, await NotedAsync(people[0], tasting));
    }

    private static async Task<TestUser> SignUp(PatientServer server)
    {
        var person = new TestUser(server) { Username = $"p{Guid.NewGuid():N}"[..20] };
        await person.SignUp();
        return person;
    }

    /// <returns>How many reactions were accepted.</returns>
    private static async Task<int> ReactAsync(TestUser person, Guid tasting, Random random, SemaphoreSlim answered, CancellationToken stop)
    {
        var sent = 0;
        while (!stop.IsCancellationRequested)
        {
            var count = random.Next(1, 5);
            await person.Post($"/events/{tasting}/reactions", new { clientId = Guid.NewGuid(), emoji = Party, count });
            sent += count;
            answered.Release();
        }

        return sent;
    }

    private static async Task<int> NotedAsync(TestUser host, Guid tasting)
    {
        var (noted, cursor) = (0, "");
        while (true)
        {
            var page = await host.Get($"/events/{tasting}/engagement?kind=reaction&limit=200{cursor}");
            noted += page.GetProperty("items").EnumerateArray().Sum(e => e.GetProperty("count").GetInt32());
            if (page.GetProperty("next") is not { ValueKind: JsonValueKind.String } next) return noted;
            cursor = $"&cursor={next.GetString()}";
        }
    }
}
