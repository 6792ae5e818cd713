using System.Net;
using System.Net.Http.Json;
using System.Text;
using ChatServer.Harness;

namespace ChatServer.Tests.Http;

/// <summary>One of each "no": status, code, and a complete problem document.</summary>
public sealed class ProblemTests(ProbeApp app) : IClassFixture<ProbeApp>
{
    private const string Probe = "/api/v1/probe";

    [Fact]
    public async Task Without_a_token_it_is_401_with_a_challenge()
    {
        using var answer = await app.Http.GetAsync($"/api/v1/messages/{Guid.NewGuid()}");

        await answer.ShouldRefuse(401, "not-signed-in");
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task An_unknown_address_is_404() =>
        await (await app.Http.GetAsync("/api/v1/nothing-here")).ShouldRefuse(404, "not-found");

    [Theory]
    [InlineData("nonsense")]
    [InlineData("1")]
    [InlineData("0198f3b25c1e7d3a9f00000000000001")]
    [InlineData("%7B0198f3b2-5c1e-7d3a-9f00-000000000001%7D")]
    [InlineData("%200198f3b2-5c1e-7d3a-9f00-000000000001")]
    public async Task What_is_no_id_in_a_path_is_404(string id) =>
        await (await app.Http.GetAsync($"{Probe}/items/{id}")).ShouldRefuse(404, "not-found");

    [Fact]
    public async Task A_method_that_is_not_there_is_405_and_says_which_are()
    {
        using var answer = await app.Http.PatchAsync($"{Probe}/items/{Guid.NewGuid()}", null);

        await answer.ShouldRefuse(405, "method-not-allowed");
        Assert.Equal(["DELETE", "GET", "HEAD", "PUT"], answer.Content.Headers.Allow.Order());
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("BREW")]
    public async Task Methods_that_echo_or_do_not_exist_are_405(string method) =>
        await (await app.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), $"{Probe}/items"))).ShouldRefuse(405, "method-not-allowed");

    [Fact]
    public async Task Asking_for_XML_is_406()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Probe}/items") { Headers = { Accept = { new("text/xml") } } };

        await (await app.Http.SendAsync(request)).ShouldRefuse(406, "not-acceptable");
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/*")]
    [InlineData("text/html,application/json;q=0.5")]
    [InlineData("text/html, */*;q=0.1")]
    public async Task Asking_for_JSON_among_others_is_fine(string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Probe}/items");
        request.Headers.TryAddWithoutValidation("Accept", accept);

        Assert.Equal(HttpStatusCode.OK, (await app.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_version_that_is_gone_is_412()
    {
        await (await PutAsync("\"6\"")).ShouldRefuse(412, "precondition-failed");
        await (await PutAsync("W/\"7\"")).ShouldRefuse(412, "precondition-failed");
        await (await PutAsync("7")).ShouldRefuse(400, "invalid-request");
        await (await PutAsync("")).ShouldRefuse(400, "invalid-request");
        Assert.All([await PutAsync("\"7\""), await PutAsync("\"6\", \"7\""), await PutAsync("*")], a => Assert.True(a.IsSuccessStatusCode));
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_413()
    {
        await (await PostAsync(new StringContent($"{{\"name\":\"{new string('x', 70_000)}\"}}", Encoding.UTF8, "application/json")))
            .ShouldRefuse(413, "body-too-large");
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("text/plain", null)]
    [InlineData("application/x-www-form-urlencoded", null)]
    [InlineData("multipart/form-data; boundary=x", null)]
    [InlineData("application/json, text/plain", null)]
    [InlineData("application/json; charset=utf-16", null)]
    [InlineData("application/json", "gzip")]
    public async Task A_body_of_another_type_is_415(string? type, string? encoding)
    {
        var content = new ByteArrayContent("""{"name":"Ada"}"""u8.ToArray());
        if (type is not null) content.Headers.TryAddWithoutValidation("Content-Type", type);
        if (encoding is not null) content.Headers.ContentEncoding.Add(encoding);

        await (await PostAsync(content)).ShouldRefuse(415, "unsupported-media-type");
    }

    [Fact]
    public async Task A_body_that_does_not_fit_is_400_and_says_where()
    {
        var problem = await (await PostAsync(JsonContent.Create(new { memberIds = new[] { "x" }, surprise = 1 }))).ShouldRefuse(400, "invalid-request");

        Assert.Equal(["memberIds[0]", "name", "surprise"], problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order());
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("limit=-1", "limit")]
    [InlineData("limit=ten", "limit")]
    [InlineData("limit=99999999999", "limit")]
    [InlineData("limit=0x10", "limit")]
    [InlineData("limit=%2010", "limit")]
    [InlineData("limit=", "limit")]
    [InlineData("limt=5", "limt")]
    [InlineData("limit=5&limit=6", "limit")]
    [InlineData("cursor=a%00b", "cursor")]
    [InlineData("ids=nonsense", "ids")]
    public async Task A_query_that_does_not_fit_is_400_and_says_where(string query, string field)
    {
        var problem = await (await app.Http.GetAsync($"{Probe}/items?{query}")).ShouldRefuse(400, "invalid-request");

        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.ToString());
    }

    [Fact]
    public async Task A_list_in_a_query_may_be_given_more_than_once()
    {
        var answer = await app.Http.GetStringAsync($"{Probe}/items?ids={Guid.NewGuid()}&ids={Guid.NewGuid()}");

        Assert.Contains("\"limit\":2", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delete_does_not_look_at_a_body()
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"{Probe}/items/{Guid.NewGuid()}") { Content = new StringContent("anything") };

        Assert.Equal(HttpStatusCode.NoContent, (await app.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Waiting_times_are_rounded_up()
    {
        using var answer = await FailAsync("too-many-requests");

        await answer.ShouldRefuse(429, "too-many-requests");
        Assert.Equal(TimeSpan.FromSeconds(2), answer.Headers.RetryAfter!.Delta);
    }

    [Theory]
    [InlineData("not-allowed", 403, "not-allowed")]
    [InlineData("unexpected", 500, "unexpected")]
    [InlineData("statement", 500, "unexpected")]
    [InlineData("database", 503, "database-unavailable")]
    [InlineData("retried", 503, "database-unavailable")]
    [InlineData("deadlock", 503, "database-unavailable")]
    [InlineData("saving", 503, "outcome-unknown")]
    public async Task Failures_show_nothing_of_the_inside(string kind, int status, string code)
    {
        using var answer = await FailAsync(kind);

        await answer.ShouldRefuse(status, code);
        Assert.DoesNotContain("hunter2", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(status == 503, answer.Headers.RetryAfter is not null);
    }

    private Task<HttpResponseMessage> FailAsync(string kind) => app.Http.GetAsync($"{Probe}/failures/{kind}");

    private Task<HttpResponseMessage> PostAsync(HttpContent content) => app.Http.PostAsync($"{Probe}/bodies", content);

    private Task<HttpResponseMessage> PutAsync(string ifMatch)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"{Probe}/items/{Guid.NewGuid()}");
        request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return app.Http.SendAsync(request);
    }
}
