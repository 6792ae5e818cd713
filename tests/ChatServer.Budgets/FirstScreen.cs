using System.Net.Http.Headers;
using ChatServer.Harness;
using Microsoft.Playwright;

namespace ChatServer.Budgets;

/// <summary>Opening the page with a session, but with nothing else of it in the browser.</summary>
internal static class FirstScreen
{
    private const int Conversations = 50;

    /// <summary>The moment when the list is painted for the first time, since the page was asked for.</summary>
    private const string Watch =
        """
        window.listShown = new Promise((resolve) => {
          new MutationObserver((_, observer) => {
            if (!document.querySelector(".row")) return;
            observer.disconnect();
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
          }).observe(document, { childList: true, subtree: true });
        });
        """;

    /// <summary>Everything that is kept but the session.</summary>
    private const string Forget =
        """
        async () => {
          for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
          for (const name of await caches.keys()) await caches.delete(name);
          await new Promise((resolve) => {
            indexedDB.open("chatserver").onsuccess = ({ target: { result: database } }) => {
              const change = database.transaction([...database.objectStoreNames], "readwrite");
              for (const name of database.objectStoreNames) if (name !== "meta") change.objectStore(name).clear();
              for (const key of ["position", "marks"]) change.objectStore("meta").delete(key);
              change.oncomplete = () => resolve(database.close());
            };
          });
        }
        """;

    private static (TestUser Person, Place Place)? _somebody;

    public static async Task<double> ListAsync(Place place)
    {
        var page = await OpenAsync(place);
        var shown = await page.EvaluateAsync<double>("window.listShown");
        await page.Context.CloseAsync();
        return shown;
    }

    public static async Task<double> ScriptAsync(Place place)
    {
        var page = await OpenAsync(place);
        await page.EvaluateAsync("window.listShown");
        var scripts = await page.EvaluateAsync<string[]>(
            "performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.endsWith('.js'))");
        await page.Context.CloseAsync();
        var bytes = await Task.WhenAll(scripts.Distinct().Select(script => CompressedAsync(place, script)));
        return bytes.Sum() / 1000.0;
    }

    private static async Task<IPage> OpenAsync(Place place)
    {
        var page = await place.SignInAsync(await SomebodyAsync(place));

        // From a page of the same origin on which the client does not run, so that nothing is written anew.
        await page.GotoAsync("/health/live");
        await page.EvaluateAsync(Forget);
        var tools = await Place.SlowDownAsync(page);
        await tools.SendAsync("Network.clearBrowserCache");
        await page.AddInitScriptAsync(Watch);
        await page.GotoAsync("/");
        return page;
    }

    private static async Task<TestUser> SomebodyAsync(Place place)
    {
        if (_somebody is { } known && known.Place == place) return known.Person;
        var person = await place.SignUpAsync("Ada Brandt");
        for (var i = 0; i < Conversations; i++)
        {
            var other = await place.SignUpAsync($"Ben {i}");
            var view = await other.Post("/conversations", new { kind = "direct", memberIds = new[] { person.Id } });
            await other.Send(view.GetProperty("id").GetGuid(), $"Good morning from Ben {i}.");
        }

        _somebody = (person, place);
        return person;
    }

    private static async Task<long> CompressedAsync(Place place, string script)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, script) { Headers = { AcceptEncoding = { new StringWithQualityHeaderValue("gzip") } } };
        using var response = await place.Http.SendAsync(request);
        return (await response.Content.ReadAsByteArrayAsync()).Length;
    }
}
