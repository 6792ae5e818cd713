using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.Tests.Search;

/// <summary>Searching as people do, once everything is indexed.</summary>
internal static class SearchWorld
{
    public static async Task<JsonElement> Search(this ChatApp app, TestUser who, string q, string more = "")
    {
        await app.AllIsHeard();
        return await who.Get($"/search/messages?q={Uri.EscapeDataString(q)}{more}");
    }

    /// <summary>What the messages say that are found, in the order of the answer.</summary>
    public static async Task<string[]> Find(this ChatApp app, TestUser who, string q, string more = "") =>
        [.. Items(await app.Search(who, q, more)).Select(Content)];

    public static IEnumerable<JsonElement> Items(JsonElement page) => page.GetProperty("items").EnumerateArray();

    public static string Content(JsonElement match) => match.GetProperty("message").GetProperty("content").GetString()!;

    /// <summary>The parts of the text that are said to match.</summary>
    public static string[] Highlights(JsonElement match) =>
    [
        .. match.GetProperty("highlights").EnumerateArray()
            .Select(h => Content(match).Substring(h.GetProperty("offset").GetInt32(), h.GetProperty("length").GetInt32())),
    ];
}
