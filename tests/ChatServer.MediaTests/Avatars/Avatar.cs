using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.MediaTests.Avatars;

/// <summary>What people do with avatars.</summary>
internal static class Avatar
{
    /// <summary>A square picture of this person's, processed.</summary>
    public static async Task<Guid> Picture(this TestUser user, int width)
    {
        var id = await user.UploadId(Samples.Png(width, width, seed: $"{Guid.NewGuid()}"));
        Assert.Equal("ready", (await user.WaitUntilProcessed(id)).GetProperty("status").GetString());
        return id;
    }

    public static Task<JsonElement> Wear(this TestUser user, Guid mediaId) => user.Put("/users/me/avatar", new { mediaId });

    public static Task<HttpResponseMessage> TryWear(this TestUser user, Guid mediaId) => user.TryPut("/users/me/avatar", new { mediaId });

    public static Task<JsonElement> Show(this TestUser user, Guid conversationId, Guid? avatarMediaId) =>
        user.Patch($"/conversations/{conversationId}", new { avatarMediaId });

    /// <summary>Whose image it is in a card, a profile or a conversation; null where there is none.</summary>
    public static Guid? MediaId(JsonElement somebody) => Member(somebody, "mediaId") is { } id ? Guid.Parse(id) : null;

    public static string? Placeholder(JsonElement somebody) => Member(somebody, "placeholder");

    public static string? Url(JsonElement somebody) => Member(somebody, "url");

    public static string? LargeUrl(JsonElement somebody) => Member(somebody, "largeUrl");

    private static string? Member(JsonElement somebody, string name)
    {
        var avatar = somebody.GetProperty("avatar");
        return avatar.ValueKind == JsonValueKind.Null ? null : avatar.GetProperty(name).GetString();
    }
}
