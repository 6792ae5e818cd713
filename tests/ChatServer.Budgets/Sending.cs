using System.Globalization;

namespace ChatServer.Budgets;

/// <summary>Writing in a conversation of which a few hundred messages are held.</summary>
internal static class Sending
{
    private const int Messages = 300;
    private const int Presses = 21;

    private const string Watch =
        """
        (text) => {
          window.ownMessageShown = new Promise((resolve) => {
            let pressed;
            addEventListener("keydown", ({ key, timeStamp }) => key === "Enter" && (pressed = timeStamp), { capture: true, once: true });
            new MutationObserver((_, observer) => {
              if (![...document.querySelectorAll(".message")].some((message) => message.textContent.includes(text))) return;
              observer.disconnect();
              requestAnimationFrame(() => {
                const painted = new MessageChannel();
                painted.port1.onmessage = () => resolve(performance.now() - pressed);
                painted.port2.postMessage(null);
              });
            }).observe(document.querySelector(".messages"), { childList: true, subtree: true, characterData: true });
          });
        }
        """;

    /// <summary>The median of some presses.</summary>
    public static async Task<double> EnterAsync(Place place)
    {
        var (reader, _, conversation) = await place.TalkAsync(Messages);
        var page = await place.SignInAsync(reader);
        await page.GotoAsync($"/c/{conversation}");
        var field = page.GetByLabel("Message", new() { Exact = true });
        await page.Locator(".message").Last.WaitForAsync();
        await Place.SlowDownAsync(page);

        List<double> figures = [];
        for (var press = 0; press < Presses; press++)
        {
            var text = $"My own number {press.ToString(CultureInfo.InvariantCulture)}, with a few words to it";
            await field.FillAsync(text);
            await page.EvaluateAsync(Watch, text);
            await field.PressAsync("Enter");
            figures.Add(await page.EvaluateAsync<double>("window.ownMessageShown"));
        }

        await page.Context.CloseAsync();
        figures.Sort();
        return figures[Presses / 2];
    }
}
