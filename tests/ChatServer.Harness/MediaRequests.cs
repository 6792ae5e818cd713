using System.Net.Http.Headers;
using System.Text.Json;

namespace ChatServer.Harness;

/// <summary>What people do with files.</summary>
internal static class MediaRequests
{
    public static async Task<JsonElement> Upload(this TestUser user, byte[] file, string? name = "a.png", bool? isSensitive = null)
    {
        using var response = await user.TryUpload(file, name, isSensitive);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == 201, $"{(int)response.StatusCode}: {text}");
        return JsonElement.Parse(text);
    }

    public static async Task<Guid> UploadId(this TestUser user, byte[] file) => (await user.Upload(file)).GetProperty("id").GetGuid();

    /// <summary>The media as it is when nothing more will be made of it.</summary>
    public static async Task<JsonElement> WaitUntilProcessed(this TestUser user, Guid mediaId)
    {
        var media = default(JsonElement);
        await Eventually.IsTrue(
            async () => (media = await user.Get($"/media/{mediaId}")).GetProperty("status").GetString() != "processing", "it is processed");
        return media;
    }

    public static Task<HttpResponseMessage> TryUpload(this TestUser user, byte[] file, string? name = "a.png", bool? isSensitive = null)
    {
        var form = new MultipartFormDataContent();
        if (isSensitive is { } flag) form.Add(new StringContent(flag ? "true" : "false"), "sensitive");
        if (name is null) form.Add(new ByteArrayContent(file), "file");
        else form.Add(new ByteArrayContent(file), "file", name);
        return user.TryUpload(form);
    }

    public static Task<HttpResponseMessage> TryUpload(this TestUser user, HttpContent form) =>
        user.TryRequest(new HttpRequestMessage(HttpMethod.Post, "/api/v1/media") { Content = form });

    /// <summary>The bytes of a media, or of a range or a variant of it.</summary>
    public static async Task<byte[]> Download(this TestUser user, Guid mediaId, string what = "content")
    {
        using var response = await user.TryDownload(mediaId, what);
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        return await response.Content.ReadAsByteArrayAsync();
    }

    public static Task<HttpResponseMessage> TryDownload(this TestUser user, Guid mediaId, string what = "content", Action<HttpRequestHeaders>? with = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/media/{mediaId}/{what}");
        with?.Invoke(request.Headers);
        return user.TryRequest(request);
    }

    public static Task<JsonElement> SendMedia(this TestUser user, Guid conversationId, params Guid[] mediaIds) =>
        user.SendMedia(conversationId, mediaIds, Guid.NewGuid());

    public static async Task<JsonElement> SendMedia(this TestUser user, Guid conversationId, Guid[] mediaIds, Guid clientId)
    {
        using var response = await user.TrySendMedia(conversationId, mediaIds, clientId);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}: {text}");
        return JsonElement.Parse(text);
    }

    public static Task<HttpResponseMessage> TrySendMedia(this TestUser user, Guid conversationId, params Guid[] mediaIds) =>
        user.TrySendMedia(conversationId, mediaIds, Guid.NewGuid());

    public static Task<HttpResponseMessage> TrySendMedia(this TestUser user, Guid conversationId, Guid[] mediaIds, Guid clientId) =>
        user.TryPost($"/conversations/{conversationId}/messages", new { clientId, content = "", mediaIds });
}
