using System.Net;
using System.Text;
using ChatServer.Harness;
using ChatServer.Users;

namespace ChatServer.Tests.LiveEvents;

public sealed class CalendarTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task An_event_is_a_file_that_calendars_read()
    {
        var ada = await app.SignUp();
        var at = new DateTimeOffset(DateOnly.FromDateTime(DateTime.UtcNow).AddDays(30), new TimeOnly(16, 0), TimeSpan.FromHours(2));
        var title = "Tea; cake, and \\ more: " + string.Concat(Enumerable.Repeat("茶", 60));
        var id = await Schedule(ada, new { title, description = "At four\r\nBring a cup", topic = "tea", scheduledAt = at, scheduledEndAt = at.AddHours(2) });

        using var answer = await ada.TryGet($"/events/{id}/calendar");

        Assert.Equal("text/calendar", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("event.ics", answer.Content.Headers.ContentDisposition?.ToString(), StringComparison.Ordinal);
        var file = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.All(file.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        var lines = Lines(file);
        Assert.Equal(["BEGIN:VCALENDAR", "VERSION:2.0"], lines[..2]);
        Assert.Contains($"UID:{id}", lines);
        Assert.Contains($"DTSTART:{at.UtcDateTime:yyyyMMdd}T140000Z", lines);
        Assert.Contains($"DTEND:{at.UtcDateTime:yyyyMMdd}T160000Z", lines);
        Assert.Contains($"SUMMARY:{title.Replace("\\", "\\\\").Replace(";", "\\;").Replace(",", "\\,")}", lines);
        Assert.Contains("DESCRIPTION:At four\\nBring a cup", lines);
        Assert.Equal(["END:VEVENT", "END:VCALENDAR", ""], lines[^3..]);
    }

    [Fact]
    public async Task A_change_raises_the_sequence_and_cancelling_says_so()
    {
        var ada = await app.SignUp();
        var id = await Schedule(ada, new { title = "Tea", scheduledAt = Tomorrow });
        var before = Sequence(await Event(ada, id));

        await ada.Patch($"/events/{id}", new { title = "Coffee" });
        var changed = await Event(ada, id);
        await ada.Post($"/events/{id}/cancel");

        Assert.True(Sequence(changed) > before);
        Assert.Contains("STATUS:CONFIRMED", changed);
        Assert.Contains("STATUS:CANCELLED", await Event(ada, id));
    }

    [Fact]
    public async Task A_feed_has_ones_own_events_for_whoever_has_its_address_until_it_is_turned_off()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var (hosted, joined, others) = (await Schedule(ada, new { title = "Hosted", scheduledAt = Tomorrow }),
            await Schedule(ben, new { title = "Joined", scheduledAt = Tomorrow, streamUrl = "https://example.org/secret.m3u8" }),
            await Schedule(ben, new { title = "Others", scheduledAt = Tomorrow }));
        await ada.Put($"/events/{joined}/participants/me", new { });
        var address = await TurnOn(ada);
        Assert.Equal(address, await TurnOn(ada));

        var lines = Lines(await app.Http.GetStringAsync(address, TestContext.Current.CancellationToken));

        Assert.Equivalent(new[] { $"UID:{hosted}", $"UID:{joined}" }, lines.Where(l => l.StartsWith("UID:", StringComparison.Ordinal)), strict: true);
        Assert.DoesNotContain(lines, l => l.Contains("secret", StringComparison.Ordinal) || l.Contains($"{others}", StringComparison.Ordinal));

        await ada.Delete("/users/me/calendar");
        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.GetAsync(address, TestContext.Current.CancellationToken)).StatusCode);
        Assert.NotEqual(address, await TurnOn(ada));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.GetAsync(address, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Of_fifty_that_turn_it_on_at_once_all_get_the_same_address()
    {
        var ada = await app.SignUp();

        var addresses = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => TurnOn(ada)));

        Assert.Single(addresses.Distinct());
    }

    [Fact]
    public async Task A_feed_ends_with_the_account_and_rests_while_it_is_suspended()
    {
        var (ada, eve, moderator) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        await app.NameAsync(moderator, ServerRole.Moderator);
        var (adas, eves) = (await TurnOn(ada), await TurnOn(eve));

        await ada.Delete("/users/me");
        await moderator.Post("/moderation/actions", new { kind = "suspension", subjectId = eve.Id, reason = "Spam" });

        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.GetAsync(adas, TestContext.Current.CancellationToken)).StatusCode);
        await (await app.Http.GetAsync(eves, TestContext.Current.CancellationToken)).ShouldRefuse(403, "account-suspended");
    }

    [Fact]
    public async Task An_address_cannot_be_made_up()
    {
        var token = (await TurnOn(await app.SignUp())).Segments[^1];
        var another = $"{(token[0] == 'A' ? 'B' : 'A')}{token[1..]}";

        foreach (var wrong in (string[])[another, token[..^1], $"{token}A", "tea"])
            await (await app.Stranger().TryGet($"/calendars/{wrong}")).ShouldRefuse(404, "no-such-calendar");
    }

    private static DateTimeOffset Tomorrow => DateTimeOffset.UtcNow.AddDays(1);

    private static async Task<Guid> Schedule(TestUser host, object wanted) => (await host.Post("/events", wanted)).GetProperty("id").GetGuid();

    private static async Task<Uri> TurnOn(TestUser who) => new((await who.Put("/users/me/calendar", new { })).GetProperty("url").GetString()!);

    private static async Task<string[]> Event(TestUser who, Guid id)
    {
        using var answer = await who.TryGet($"/events/{id}/calendar");
        return Lines(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static int Sequence(string[] lines) => int.Parse(lines.Single(l => l.StartsWith("SEQUENCE:", StringComparison.Ordinal))["SEQUENCE:".Length..]);

    // What goes on in the next line is put together again.
    private static string[] Lines(string file) => file.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
}
