using System.Text.RegularExpressions;
using ChatServer.BrowserTests.Harness;
using ChatServer.Harness;
using Microsoft.Playwright;

namespace ChatServer.BrowserTests.Journeys;

/// <summary>The browser's microphone is one that beeps once a second.</summary>
public sealed class VoiceJourneys(BrowserApp app, Chromium chromium) : IClassFixture<BrowserApp>
{
    private static readonly Regex TwoSecondsOrMore = new("0:0[2-9]|0:[1-5]");

    // Milliseconds; how long it is, is known once the server has listened to it, which waits for other work.
    private const float OnceProcessed = 60_000;

    [Fact]
    public async Task A_voice_message_is_recorded_listened_to_and_sent()
    {
        var (ada, ben, conversation) = await TwoPeople();
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{conversation}");
        await using var his = await Visitor.Of(ben, app, chromium, $"/c/{conversation}", Screen.Phone);

        await hers.Press("Record a voice message");
        await hers.Sees(Recorder(hers).GetByText(TwoSecondsOrMore));
        await hers.Press("Stop and listen");
        await hers.Press("Play");
        await hers.Sees(Recorder(hers).GetByRole(AriaRole.Button, new() { Name = "Pause" }));
        await hers.Press("Send");

        var player = his.Page.Locator(".audio");
        await Assertions.Expect(player.Locator(".audio-time")).ToHaveTextAsync(TwoSecondsOrMore, new() { Timeout = OnceProcessed });
        await player.GetByRole(AriaRole.Button, new() { Name = "Play" }).ClickAsync();
        await player.GetByRole(AriaRole.Button, new() { Name = "Speed: 1" }).ClickAsync();
        await his.Sees(player.GetByRole(AriaRole.Button, new() { Name = "Speed: 1.5" }));
    }

    [Fact]
    public async Task A_recording_is_thrown_away_by_the_keyboard()
    {
        var (ada, _, conversation) = await TwoPeople();
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{conversation}");

        await hers.Page.GetByRole(AriaRole.Button, new() { Name = "Record a voice message" }).PressAsync("Enter");
        await hers.Sees(Recorder(hers).GetByText(TwoSecondsOrMore));
        await hers.Page.Keyboard.PressAsync("Escape");

        await hers.Sees(hers.Field("Message"));
        await hers.SeesNo(hers.Page.Locator(".message"));
    }

    [Fact]
    public async Task A_finger_records_as_long_as_it_presses_and_throws_away_by_sliding()
    {
        var (ada, _, conversation) = await TwoPeople();
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{conversation}", Screen.Phone);

        await Finger(hers, "pointerdown", 360);
        await hers.Sees("Slide to cancel");
        await Finger(hers, "pointermove", 200);
        await hers.Sees(hers.Field("Message"));

        // Taken away by something else, it says nothing: the recording goes on, to be sent or thrown away.
        await Finger(hers, "pointerdown", 360);
        await hers.Sees(Recorder(hers).GetByText(TwoSecondsOrMore));
        await Finger(hers, "pointercancel", 360);
        await hers.Sees(hers.Page.GetByRole(AriaRole.Button, new() { Name = "Stop and listen" }));
        await hers.Press("Throw away");
        await hers.SeesNo(hers.Page.Locator(".message"));

        await Finger(hers, "pointerdown", 360);
        await hers.Sees(Recorder(hers).GetByText(TwoSecondsOrMore));
        await Finger(hers, "pointerup", 360);
        await hers.Sees(hers.Page.Locator(".message"));
    }

    private static Task Finger(Visitor visitor, string what, int at) =>
        visitor.Page.Locator(".composer-voice").DispatchEventAsync(what, new { pointerType = "touch", clientX = at, bubbles = true });

    private static ILocator Recorder(Visitor visitor) => visitor.Page.GetByRole(AriaRole.Group, new() { Name = "Voice message" });

    private async Task<(TestUser Ada, TestUser Ben, Guid Conversation)> TwoPeople()
    {
        var (ada, ben) = (await app.SignUp("Ada Brandt"), await app.SignUp("Ben Okafor"));
        return (ada, ben, await app.ConversationBetween(ada, ben));
    }
}
