using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.ContractTests.Sync;

/// <summary>What happens in events of Ada's, of which Ben is a co-host.</summary>
internal sealed class EventScene(ChatApp app, TestUser ada, TestUser ben, Guid planned, Guid live)
{
    public static readonly string[] Kinds =
    [
        "an event is scheduled", "an event is changed", "an event has another title", "an event starts", "an event ends", "an event is cancelled",
        "become a co-host", "be a co-host no more", "speak in an event", "an event is deleted",
        "a stage is set", "join an event", "others join an event", "leave an event", "be taken out of an event", "wait for a seat", "get a seat", "an event begins soon",
    ];

    public static async Task<EventScene> Create(ChatApp app, TestUser ada, TestUser ben)
    {
        var (planned, live) = (await Schedule(app, ada, ben), await Schedule(app, ada, ben));
        await ada.Post($"/events/{live}/start");
        return new EventScene(app, ada, ben, planned, live);
    }

    public Task Play(string kind) => kind switch
    {
        "an event is scheduled" => Schedule(app, ada, ben),
        "an event is changed" => ada.Patch($"/events/{planned}", new { capacity = 50, topic = "Tea", visibility = "link", streamUrl = "https://example.org/tea.mp4" }),
        "an event has another title" => ada.Patch($"/events/{planned}", new { title = "First flush", description = "At five" }),
        "an event starts" => Do("start"),
        "an event ends" => ada.Post($"/events/{live}/end"),
        "an event is cancelled" => Do("cancel"),
        "become a co-host" => Schedule(app, ada, ben),
        "be a co-host no more" => StepDown(),
        "speak in an event" => ada.Send(live, "Welcome"),
        "an event is deleted" => Delete(),
        "a stage is set" => SetStage(),
        "join an event" => Join(ben, new { title = "Party", scheduledAt = Tomorrow }),
        "others join an event" => LetJoin(),
        "leave an event" => Leave(ben, ben),
        "be taken out of an event" => Leave(ada, ben),
        "wait for a seat" => Join(ben, new { title = "Party", scheduledAt = Tomorrow, capacity = 1 }),
        "get a seat" => GetSeat(),
        "an event begins soon" => ComeNear(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static async Task<Guid> Schedule(ChatApp app, TestUser host, TestUser coHost)
    {
        var id = (await host.Post("/events", new { title = "Tea tasting", scheduledAt = app.Clock.GetUtcNow().AddDays(1) })).GetProperty("id").GetGuid();
        await host.Put($"/events/{id}/cohosts/{coHost.Id}", new { });
        return id;
    }

    private DateTimeOffset Tomorrow => app.Clock.GetUtcNow().AddDays(1);

    private async Task SetStage()
    {
        var party = await Join(ben, new { title = "Party", scheduledAt = Tomorrow });
        await ada.Put($"/events/{party}/stage", new { revision = 0, playing = true, positionMs = 90_000, rate = 1.5, slide = 3 });
    }

    private async Task<Guid> Join(TestUser who, object body)
    {
        var party = (await ada.Post("/events", body)).GetProperty("id").GetGuid();
        await who.Put($"/events/{party}/participants/me", new { });
        return party;
    }

    private async Task LetJoin()
    {
        var party = await Join(ben, new { title = "Party", scheduledAt = Tomorrow });
        foreach (var _ in (int[])[1, 2]) await (await app.SignUp()).Put($"/events/{party}/participants/me", new { });
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await app.AllJobsAreDone();
    }

    private async Task GetSeat()
    {
        var party = await Join(ben, new { title = "Party", scheduledAt = Tomorrow, capacity = 1 });
        await ada.Patch($"/events/{party}", new { capacity = 2 });
        await app.AllJobsAreDone();
    }

    private async Task ComeNear()
    {
        await Join(ben, new { title = "Party", scheduledAt = app.Clock.GetUtcNow().AddMinutes(20) });
        app.Clock.Advance(TimeSpan.FromMinutes(6));
        await app.AllJobsAreDone();
    }

    private async Task Leave(TestUser remover, TestUser who)
    {
        var party = await Join(who, new { title = "Party", scheduledAt = Tomorrow });
        await remover.Delete($"/events/{party}/participants/{who.Id}");
    }

    private async Task<JsonElement> Do(string what) => await ada.Post($"/events/{await Schedule(app, ada, ben)}/{what}");

    private async Task StepDown() => await ada.Delete($"/events/{await Schedule(app, ada, ben)}/cohosts/{ben.Id}");

    private async Task Delete() => await ada.Delete($"/events/{await Schedule(app, ada, ben)}");
}
