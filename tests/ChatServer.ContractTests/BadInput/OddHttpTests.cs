using System.Net;
using System.Net.Http.Headers;

namespace ChatServer.ContractTests.BadInput;

/// <summary>Requests that break HTTP, or stretch it: each is answered or hung up on, stores nothing, and leaves the server as well as before.</summary>
public sealed class OddHttpTests(WatchedApp app) : IClassFixture<WatchedApp>
{
    private const string Host = "Host: localhost\r\nConnection: close\r\n";
    private const string SignIn = "POST /api/v1/sessions HTTP/1.1\r\n" + Host + "Content-Type: application/json\r\n";
    private const string Probe = "GET /api/v1/capabilities HTTP/1.1\r\n" + Host;

    /// <summary>What is sent, and the statuses it is answered with.</summary>
    public static TheoryData<string, int[]> Odd => new()
    {
        { "GET /api/v1/capabilities HTTP/1.0\r\n\r\n", [200] },
        { Probe + "Expect: nonsense\r\n\r\n", [200] },
        { Probe + "Upgrade: h2c\r\nConnection: Upgrade\r\n\r\n", [200] },
        { "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n" + Probe + "\r\n", [200, 200] },
        { "CONNECT localhost:80 HTTP/1.1\r\n" + Host + "\r\n", [400] },
        { "OPTIONS * HTTP/1.1\r\n" + Host + "\r\n", [405] },
        { "nonsense\r\n\r\n", [400] },
        { "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n", [400] },
        { "GET /api/v1/capabilities HTTP/1.1\r\n\r\n", [400] },
        { Probe + Host + "\r\n", [400] },
        { "GET /api/v1/capabilities HTTP/3.7\r\n" + Host + "\r\n", [505] },
        { "GET /api/v1/%00 HTTP/1.1\r\n" + Host + "\r\n", [400] },
        { "GET http://elsewhere.example/api/v1/capabilities HTTP/1.1\r\n" + Host + "\r\n", [400] },
        { "GET /../../etc/passwd HTTP/1.1\r\n" + Host + "\r\n", [404] },
        { $"GET /{new string('x', 9_000)} HTTP/1.1\r\n{Host}\r\n", [414] },
        { Probe + "no colon\r\n\r\n", [400] },
        { Probe + "X : y\r\n\r\n", [400] },
        { Probe + "X: a\u0000b\r\n\r\n", [400] },
        { Probe + "X: a\r\n folded\r\n\r\n", [400] },
        { $"{Probe}X: {new string('x', 17_000)}\r\n\r\n", [431] },
        { $"{Probe}{string.Concat(Enumerable.Range(0, 70).Select(i => $"X{i}: y\r\n"))}\r\n", [431] },
        { Probe + "Authorization: Bearer x\r\nAuthorization: Bearer y\r\n\r\n", [200] },
        { SignIn + "Content-Length: -1\r\n\r\n{}", [400] },
        { SignIn + "Content-Length: two\r\n\r\n{}", [400] },
        { SignIn + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} ", [400] },
        { SignIn + "\r\n", [400] },
        { SignIn + "Content-Length: 70000\r\n\r\n{}", [413] },
        { SignIn + "Transfer-Encoding: gzip\r\n\r\n{}", [400] },
        { SignIn + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n", [400] },
        { SignIn + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n{}\r\n0\r\n\r\n", [400] },
        { SignIn + "Transfer-Encoding: chunked\r\n\r\n5\r\n{}\r\n0\r\n\r\n", [400] },
        { $"{SignIn}Transfer-Encoding: chunked\r\n\r\n11170\r\n{new string(' ', 0x11170)}\r\n0\r\n\r\n", [413] },
        { SignIn + "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\n{}\r\n0\r\n\r\n", [400] },
        { SignIn + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n{}", [400] },
        { SignIn + "Expect: 100-continue\r\nContent-Length: 70000\r\n\r\n", [413] },
        { SignIn + "Content-Length: 2\r\n\r\n{}trailing garbage", [400] },
    };

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task Odd_HTTP_is_answered_or_hung_up_on_and_harms_nobody(string request, int[] statuses)
    {
        await using var digest = await Digest.OfAsync(app);
        var before = await digest.ReadAsync();

        var answer = await RawHttp.AskAsync(app, request);

        Assert.True(statuses.SequenceEqual(RawHttp.Statuses(answer)), answer);
        Assert.Equal(HttpStatusCode.OK, (await app.Http.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(before, await digest.ReadAsync());
        Assert.Empty(app.Errors);
    }

    [Theory]
    [InlineData(SignIn + "Content-Length: 70000\r\n\r\n{}")]
    [InlineData(SignIn + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n")]
    [InlineData(SignIn + "Transfer-Encoding: chunked\r\n\r\n5\r\n{}\r\n0\r\n\r\n")]
    [InlineData("MAKE /api/v1/capabilities HTTP/1.1\r\n" + Host + "\r\n")]
    [InlineData("GET /api/v1/%ff HTTP/1.1\r\n" + Host + "\r\n")]
    public async Task What_is_sound_HTTP_up_to_its_body_is_refused_with_a_problem(string request) =>
        Assert.Contains("Content-Type: application/problem+json", await RawHttp.AskAsync(app, request), StringComparison.Ordinal);

    [Theory]
    [InlineData("nonsense\r\n\r\n")]
    [InlineData("GET /api/v1/capabilities HTTP/3.7\r\n" + Host + "\r\n")]
    [InlineData("GET /api/v1/%00 HTTP/1.1\r\n" + Host + "\r\n")]
    [InlineData(Probe + "no colon\r\n\r\n")]
    [InlineData(SignIn + "Content-Length: two\r\n\r\n{}")]
    public async Task What_is_no_sound_HTTP_is_refused_without_a_body_before_anything_reads_it(string request)
    {
        var answer = await RawHttp.AskAsync(app, request);

        Assert.Contains("Content-Length: 0", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_is_cut_off_is_not_sent_even_when_all_of_it_has_come()
    {
        var world = await SoundWorld.CreateAsync(app);
        await using var digest = await Digest.OfAsync(app);
        var before = await digest.ReadAsync();
        var start = $"POST /api/v1/conversations/{world.Group}/messages HTTP/1.1\r\n{Host}Authorization: Bearer {world.Ada.Token}\r\nContent-Type: application/json\r\n";
        var body = $$"""{"clientId":"{{Guid.NewGuid()}}","content":"Hello"}""";

        foreach (var rest in new[]
        {
            $"Content-Length: {body.Length + 1}\r\n\r\n{body}", $"Content-Length: {body.Length}\r\n\r\n{body[..^1]}",
            $"Transfer-Encoding: chunked\r\n\r\n{body.Length:x}\r\n{body}\r\n", $"Transfer-Encoding: chunked\r\n\r\n{body.Length:x}\r\n{body[..^1]}",
        })
        {
            Assert.DoesNotContain(RawHttp.Statuses(await RawHttp.AskAsync(app, start + rest, hangUp: true)), status => status != 400);
        }

        Assert.Equal(before, await digest.ReadAsync());
        Assert.Empty(app.Errors);
        Assert.Contains(201, RawHttp.Statuses(await RawHttp.AskAsync(app, $"{start}Content-Length: {body.Length}\r\n\r\n{body}")));
    }

    [Fact]
    public async Task A_host_that_cannot_be_one_makes_no_link_to_a_group_and_draws_none()
    {
        var ada = await app.SignUp();
        var group = (await ada.Post("/conversations", new { kind = "group", memberIds = Array.Empty<Guid>() })).GetProperty("id");
        var token = (await ada.Post($"/conversations/{group}/links", new { })).GetProperty("token");
        var headers = $" HTTP/1.1\r\nHost: {new string('a', 300)}\r\nConnection: close\r\nAuthorization: Bearer {ada.Token}\r\n";

        foreach (var request in new[]
        {
            $"POST /api/v1/conversations/{group}/links{headers}Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{{}}",
            $"GET /api/v1/invitations/{token}/qr.svg{headers}\r\n", $"GET /api/v1/invitations/{token}/qr.png{headers}\r\n",
        })
        {
            Assert.Contains("\"code\":\"invalid-request\"", await RawHttp.AskAsync(app, request), StringComparison.Ordinal);
        }

        Assert.Single((await ada.Get($"/conversations/{group}/links")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Who_asks_first_is_told_to_go_on_before_the_body_comes()
    {
        var ada = await app.SignUp();
        var body = $$"""{"login":"{{ada.Username}}","password":"{{ada.Password}}"}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/sessions") { Content = new StringContent(body, new MediaTypeHeaderValue("application/json")) };
        request.Headers.ExpectContinue = true;

        Assert.Equal(HttpStatusCode.Created, (await app.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_body_that_is_announced_as_too_large_is_refused_before_it_comes()
    {
        var world = await SoundWorld.CreateAsync(app);
        foreach (var operation in (await ApiDescription.ReadAsync(app)).Where(o => o.Body is not null))
        {
            var answer = await RawHttp.AskAsync(
                app,
                $"{operation.Method} {world.Path(operation)} HTTP/1.1\r\n{Host}Authorization: Bearer {world.Ada.Token}\r\nContent-Type: application/json\r\nContent-Length: 2000000\r\n\r\n");

            Assert.True(RawHttp.Statuses(answer).SequenceEqual([413]) && answer.Contains("\"code\":\"body-too-large\"", StringComparison.Ordinal), $"{operation}: {answer}");
            Assert.True(operation.Describes(413, "body-too-large"), $"{operation}");
        }
    }
}
