using System.Text.Json;
using ChatServer.Harness;
using Microsoft.Playwright;

namespace ChatServer.BrowserTests.Harness;

/// <summary>What axe, which knows WCAG 2.2 AA, finds wrong with a page.</summary>
internal static class Axe
{
    private static readonly string Source = File.ReadAllText(Repository.In("src", "ChatServer.Web", "node_modules", "axe-core", "axe.min.js"));

    /// <summary>One line for each fault and place; empty for a page that everybody can use.</summary>
    public static async Task<IReadOnlyList<string>> FaultsOf(IPage page)
    {
        // Evaluated from outside: the page's own policy rightly allows no such script.
        await page.EvaluateAsync(Source);
        var found = await page.EvaluateAsync<JsonElement>("axe.run(document, { resultTypes: ['violations'] })");
        return
        [
            .. found.GetProperty("violations").EnumerateArray().SelectMany(fault => fault.GetProperty("nodes").EnumerateArray()
                .Select(node => $"{fault.GetProperty("id")}: {node.GetProperty("html")} {node.GetProperty("failureSummary")}")),
        ];
    }
}
