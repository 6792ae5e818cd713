using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.MediaTests.Sets;

/// <summary>What people do with sets.</summary>
internal static class Sets
{
    public static Task<HttpResponseMessage> TryMakeSet(this TestUser user, string kind, Guid? conversationId = null, string title = "Party") =>
        user.TryPost("/sets", new { title, kind, conversationId });

    public static async Task<Guid> MakeSet(this TestUser user, string kind, Guid? conversationId = null, string title = "Party") =>
        (await user.Post("/sets", new { title, kind, conversationId })).GetProperty("id").GetGuid();

    public static Task<JsonElement> Add(this TestUser user, Guid set, string name, Guid mediaId) =>
        user.Post($"/sets/{set}/items", new { name, mediaId });

    public static Task<HttpResponseMessage> TryAdd(this TestUser user, Guid set, string name, Guid mediaId) =>
        user.TryPost($"/sets/{set}/items", new { name, mediaId });

    /// <summary>The names in a set, in order.</summary>
    public static async Task<string[]> Names(this TestUser user, Guid set) => Names((await user.Get($"/sets/{set}")).GetProperty("items"));

    public static string[] Names(JsonElement items) => [.. items.EnumerateArray().Select(i => i.GetProperty("name").GetString()!)];

    public static string[] Titles(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(s => s.GetProperty("title").GetString()!)];

    /// <summary>Media that are in a message.</summary>
    public static Guid[] MediaOf(JsonElement message) => [.. message.GetProperty("media").EnumerateArray().Select(m => m.GetProperty("id").GetGuid())];
}
