using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace ChatServer.Harness;

/// <summary>A person with an HTTP client. Paths are below /api/v1. "Try…" gives the response, whatever it is; the others expect success.</summary>
public sealed class TestUser(IChatServer server)
{
    public string Username { get; init; } = "";

    public string? DisplayName { get; init; }

    public string Email => $"{Username}@example.org";

    public string Password { get; init; } = $"pass-{Guid.NewGuid():N}";

    public Guid Id { get; private set; }

    public string Token { get; private set; } = "";

    public async Task SignUp()
    {
        Accept(await Post("/users", new { username = Username, email = Email, password = Password, displayName = DisplayName ?? Username }));
    }

    /// <summary>The same person on another device, with a session of its own.</summary>
    public async Task<TestUser> SignInAgain()
    {
        var device = new TestUser(server) { Username = Username, DisplayName = DisplayName, Password = Password };
        device.Accept(await device.Post("/sessions", new { login = Username, password = Password }));
        return device;
    }

    /// <summary>The same session, going another way to the server.</summary>
    public TestUser Over(IChatServer way) =>
        new(way) { Username = Username, DisplayName = DisplayName, Password = Password, Id = Id, Token = Token };

    public Task<JsonElement> Get(string path) => Expect(TryGet(path));

    /// <summary>What is there; null when it is answered that there is no such thing.</summary>
    public async Task<JsonElement?> Find(string path)
    {
        var response = await TryGet(path);
        return response.StatusCode == HttpStatusCode.NotFound ? null : await Expect(Task.FromResult(response));
    }

    public Task<JsonElement> Post(string path, object? body = null) => Expect(TryPost(path, body));

    public Task<JsonElement> Put(string path, object body) => Expect(TryPut(path, body));

    public Task<JsonElement> Patch(string path, object body) => Expect(TryPatch(path, body));

    public Task<JsonElement> Delete(string path) => Expect(TryDelete(path));

    public Task<JsonElement> Send(Guid conversationId, string content, Guid? clientId = null) =>
        Expect(TrySend(conversationId, content, clientId));

    /// <summary>Posts a story for these people.</summary>
    public Task<JsonElement> PostStory(string content, params TestUser[] audience) => PostStory(content, null, audience);

    public Task<JsonElement> PostStory(string content, Guid? mediaId, params TestUser[] audience) =>
        Post("/stories", new { clientId = Guid.NewGuid(), content, mediaId, audience = new { kind = "people", userIds = audience.Select(a => a.Id) } });

    /// <summary>Uploads a small text file.</summary>
    public Task<JsonElement> Upload(string text) => Expect(TryRequest(new HttpRequestMessage(HttpMethod.Post, "/api/v1/media")
    {
        Content = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", "a.txt" } },
    }));

    /// <summary>Begins an upload in pieces, and returns its id.</summary>
    public async Task<Guid> BeginUpload(long bytes)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/uploads") { Headers = { { "Tus-Resumable", "1.0.0" }, { "Upload-Length", $"{bytes}" } } };
        return (await Expect(TryRequest(request))).GetProperty("id").GetGuid();
    }

    public Task<HttpResponseMessage> TryGet(string path) => Try(HttpMethod.Get, path);

    public Task<HttpResponseMessage> TryPost(string path, object? body = null) => Try(HttpMethod.Post, path, body);

    public Task<HttpResponseMessage> TryPut(string path, object body) => Try(HttpMethod.Put, path, body);

    public Task<HttpResponseMessage> TryPatch(string path, object body) => Try(HttpMethod.Patch, path, body);

    public Task<HttpResponseMessage> TryDelete(string path) => Try(HttpMethod.Delete, path);

    public Task<HttpResponseMessage> TrySend(Guid conversationId, string content, Guid? clientId = null) =>
        TryPost($"/conversations/{conversationId}/messages", new { clientId = clientId ?? Guid.NewGuid(), content });

    /// <summary>Any request at all, with this person's token; the address is not below /api/v1 here.</summary>
    public Task<HttpResponseMessage> TryRequest(HttpRequestMessage request)
    {
        if (Token != "" && !request.Headers.Contains("Authorization")) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return server.Http.SendAsync(request);
    }

    /// <summary>A socket of this person, connected.</summary>
    public async Task<TestDevice> Connect() => await TestDevice.ConnectAsync(server, this);

    private Task<HttpResponseMessage> Try(HttpMethod method, string path, object? body = null) =>
        TryRequest(new HttpRequestMessage(method, $"/api/v1{path}") { Content = body is null ? null : JsonContent.Create(body) });

    private static async Task<JsonElement> Expect(Task<HttpResponseMessage> request)
    {
        using var response = await request;
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{response.RequestMessage} was answered with {(int)response.StatusCode}: {text}");
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }

    private void Accept(JsonElement session)
    {
        Id = session.GetProperty("user").GetProperty("id").GetGuid();
        Token = session.GetProperty("token").GetString()!;
    }
}
