using System.Net;
using ChatServer.Harness;
using Microsoft.Extensions.Options;

namespace ChatServer.Tests.Http;

public sealed class EdgeTests(ChatApp app) : IClassFixture<ChatApp>
{
    private const string Anywhere = "/api/v1/nothing-here";

    [Fact]
    public async Task Answers_tell_browsers_to_be_careful()
    {
        using var answer = await app.Http.GetAsync(Anywhere);

        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("default-src 'none'; frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Empty(answer.Headers.Server);
    }

    [Fact]
    public async Task Pages_of_other_origins_may_not_read_answers()
    {
        using var answer = await AskFrom(app, "https://evil.example", "");

        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Pages_of_configured_origins_may()
    {
        await using var open = await ChatApp.StartAsync(("Cors:AllowedOrigins:0", "https://chat.example"));

        using var ours = await AskFrom(open, "https://chat.example", "");
        using var foreign = await AskFrom(open, "https://evil.example", "");

        Assert.Equal("https://chat.example", ours.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.False(foreign.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Plain_HTTP_is_refused_where_HTTPS_is_required()
    {
        await using var strict = await ChatApp.StartAsync(("Https:Required", "true"));

        await (await AskFrom(strict, "", "")).ShouldRefuse(403, "https-required");
    }

    [Fact]
    public async Task Only_a_known_proxy_is_believed_about_HTTPS()
    {
        await using var behindProxy = await ChatApp.StartAsync(("Https:Required", "true"), ("Proxies:Known:0", "127.0.0.0/8"), ("Proxies:Known:1", "::1"));
        await using var behindNone = await ChatApp.StartAsync(("Https:Required", "true"));

        using var believed = await AskFrom(behindProxy, "", "https");
        Assert.Equal(HttpStatusCode.NotFound, believed.StatusCode);
        Assert.True(believed.Headers.Contains("Strict-Transport-Security"));
        await (await AskFrom(behindNone, "", "https")).ShouldRefuse(403, "https-required");
    }

    [Theory]
    [InlineData("Cors:AllowedOrigins:0", "chat.example")]
    [InlineData("Cors:AllowedOrigins:0", "https://chat.example/path")]
    [InlineData("Proxies:Known:0", "my-proxy")]
    [InlineData("Http:MaxBodyBytes", "10")]
    [InlineData("RateLimits:Send:Permits", "0")]
    public async Task A_server_with_a_senseless_setting_does_not_start(string key, string value) =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => ChatApp.StartAsync((key, value)));

    private static Task<HttpResponseMessage> AskFrom(ChatApp server, string origin, string scheme)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Anywhere);
        if (origin != "") request.Headers.Add("Origin", origin);
        if (scheme != "") request.Headers.Add("X-Forwarded-Proto", scheme);
        if (scheme != "") request.Headers.Add("X-Forwarded-For", "192.0.2.7");
        return server.Http.SendAsync(request);
    }
}
