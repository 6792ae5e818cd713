using ChatServer.Refusals;

namespace ChatServer.Http;

/// <summary>Addresses of this server, as whoever asks knows it.</summary>
public static class OwnAddress
{
    /// <param name="path">Without a slash in front.</param>
    /// <exception cref="RefusalException">400 invalid-request: the request says an address that cannot be one.</exception>
    public static Uri Of(HttpRequest request, string path) =>
        Uri.TryCreate($"{request.Scheme}://{request.Host}/{path}", UriKind.Absolute, out var address)
            ? address
            : throw Refusal.InvalidRequest("Host", "It must be a name or an address.");
}
