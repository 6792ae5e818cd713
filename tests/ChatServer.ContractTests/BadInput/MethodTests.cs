using System.Net;
using ChatServer.Harness;

namespace ChatServer.ContractTests.BadInput;

/// <summary>Every address answers the methods that it is described with, and HEAD where there is GET; nothing else.</summary>
public sealed class MethodTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Methods_that_an_address_does_not_have_are_405_and_Allow_tells_which_it_has()
    {
        var world = await SoundWorld.CreateAsync(app);
        await using var digest = await Digest.OfAsync(app);
        var before = await digest.ReadAsync();
        foreach (var operations in (await ApiDescription.ReadAsync(app)).GroupBy(o => o.Path))
        {
            var allowed = operations.Select(o => o.Method.Method).ToHashSet();
            if (allowed.Contains("GET")) allowed.Add("HEAD");
            foreach (var method in new[] { "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW" }.Except(allowed))
            {
                using var answer = await world.Ada.TryRequest(new HttpRequestMessage(new HttpMethod(method), world.Path(operations.First())));

                Assert.True(answer.StatusCode == HttpStatusCode.MethodNotAllowed, $"{method} {operations.Key}: {answer.StatusCode}");
                Assert.Equal(allowed.Order(), answer.Content.Headers.Allow.Order());
                if (method != "HEAD") await answer.ShouldRefuse(405, "method-not-allowed");
            }
        }

        Assert.Equal(before, await digest.ReadAsync());
    }

    [Fact]
    public async Task Where_there_is_GET_there_is_HEAD_which_answers_the_same_without_a_body()
    {
        var world = await SoundWorld.CreateAsync(app);
        var paths = (await ApiDescription.ReadAsync(app)).Where(o => o.Method == HttpMethod.Get).Select(o => world.Path(o))
            .Concat(["/health/live", "/health/ready", "/metrics", "/docs", "/problems", "/swagger/v1/swagger.json", "/api/v1/nothing-here", $"/api/v1/messages/{Guid.NewGuid()}"]);
        foreach (var path in paths)
        {
            using var get = await world.Ada.TryRequest(new HttpRequestMessage(HttpMethod.Get, path));
            using var head = await world.Ada.TryRequest(new HttpRequestMessage(HttpMethod.Head, path));

            Assert.True(get.StatusCode == head.StatusCode, $"{path}: GET {get.StatusCode}, HEAD {head.StatusCode}");
            Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
            Assert.Equal(get.Headers.ETag, head.Headers.ETag);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        }
    }
}
