using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace ChatServer.Harness;

/// <summary>Uploads in pieces, request by request.</summary>
internal static class Pieces
{
    public static Task<HttpResponseMessage> TryBegin(this TestUser user, long bytes, string? fileName = null, bool isSensitive = false) =>
        user.TryUploads(HttpMethod.Post, "", headers =>
        {
            headers.Add("Upload-Length", bytes.ToString(CultureInfo.InvariantCulture));
            if (fileName is null) return;

            var flag = Base64(isSensitive ? "true" : "false");
            headers.Add("Upload-Metadata", $"filename {Base64(fileName)},sensitive {flag},relativePath");
        });

    /// <summary>Returns the upload's id.</summary>
    public static async Task<Guid> Begin(this TestUser user, long bytes, string? fileName = null, bool isSensitive = false)
    {
        using var response = await user.TryBegin(bytes, fileName, isSensitive);
        Assert.True((int)response.StatusCode == 201, await response.Content.ReadAsStringAsync());
        return Guid.Parse(response.Headers.Location!.OriginalString.Split('/')[^1]);
    }

    public static Task<HttpResponseMessage> TryAppend(this TestUser user, Guid uploadId, long offset, byte[] piece, string? checksum = null) =>
        user.TryAppend(uploadId, offset, new ByteArrayContent(piece), checksum);

    public static Task<HttpResponseMessage> TryAppend(this TestUser user, Guid uploadId, long offset, HttpContent piece, string? checksum = null)
    {
        piece.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        return user.TryUploads(
            HttpMethod.Patch,
            $"/{uploadId}",
            headers =>
            {
                headers.Add("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture));
                if (checksum is not null) headers.Add("Upload-Checksum", checksum);
            },
            piece);
    }

    /// <summary>Returns how much is stored afterwards.</summary>
    public static async Task<long> Append(this TestUser user, Guid uploadId, long offset, byte[] piece, string? checksum = null)
    {
        using var response = await user.TryAppend(uploadId, offset, piece, checksum);
        Assert.True((int)response.StatusCode == 204, await response.Content.ReadAsStringAsync());
        return OffsetOf(response);
    }

    public static Task<HttpResponseMessage> TryEnd(this TestUser user, Guid uploadId) => user.TryUploads(HttpMethod.Delete, $"/{uploadId}");

    public static Task<HttpResponseMessage> TryLook(this TestUser user, Guid uploadId) => user.TryUploads(HttpMethod.Head, $"/{uploadId}");

    public static async Task<long> Offset(this TestUser user, Guid uploadId)
    {
        using var response = await user.TryLook(uploadId);
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}");
        return OffsetOf(response);
    }

    public static string? Header(this HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.Single() : null;

    public static Task<HttpResponseMessage> TryUploads(
        this TestUser user, HttpMethod method, string path, Action<HttpRequestHeaders>? with = null, HttpContent? content = null, string? version = "1.0.0")
    {
        var request = new HttpRequestMessage(method, $"/api/v1/uploads{path}") { Content = content };
        if (version is not null) request.Headers.Add("Tus-Resumable", version);
        with?.Invoke(request.Headers);
        return user.TryRequest(request);
    }

    private static long OffsetOf(HttpResponseMessage response) => long.Parse(response.Header("Upload-Offset")!, CultureInfo.InvariantCulture);

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
