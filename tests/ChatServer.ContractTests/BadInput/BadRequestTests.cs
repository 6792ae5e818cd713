using System.Text;
using System.Text.Json.Nodes;
using ChatServer.Harness;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServer.ContractTests.BadInput;

/// <summary>
/// Bad requests made from the API description: every operation, every place in it, every way of getting it wrong. Each is refused as the
/// description says and changes nothing. What an operation or a place is not tried with, such as one that is new, fails the test.
/// </summary>
public sealed class BadRequestTests(ChatApp app, ITestOutputHelper output) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Every_place_in_every_body_is_refused_when_it_is_wrong()
    {
        await TryAll((o, world) => o.Body is null ? [] : BadBodies.Of(o, world), from o in await OperationsAsync() from f in o.Fields from kind in BadBodies.KindsOf(f) select (o.Id, f.Path, kind));
    }

    [Fact]
    public async Task Every_id_in_a_path_is_refused_when_it_is_malformed_or_not_ones_own()
    {
        await TryAll(
            BadPaths.Of,
            from o in await OperationsAsync() from p in o.Parameters where p.In == "path" from kind in (string[])["malformed", "nobody's"] select (o.Id, p.Name, kind));
    }

    [Fact]
    public async Task Every_parameter_in_a_query_is_refused_when_it_is_wrong()
    {
        await TryAll(BadQueries.Of, from o in await OperationsAsync() from q in o.Queries from kind in BadQueries.KindsOf(q) select (o.Id, q.Name, kind));
    }

    [Fact]
    public async Task Every_header_is_refused_when_it_is_wrong()
    {
        var check = await TryAll(BadHeaders.Of, []);

        var needed = from o in await OperationsAsync() from name in BadHeaders.NamesOf(o) select (o.Id, name);
        Assert.Empty(needed.Except(check.Sent.Select(s => (s.Operation, s.Place))));
    }

    [Fact]
    public async Task Odd_texts_are_taken_or_refused()
    {
        var world = await SoundWorld.CreateAsync(app);
        await using var digest = await Digest.OfAsync(app);
        var check = new BadRequestCheck(world, digest);
        foreach (var operation in await OperationsAsync())
        {
            foreach (var field in operation.Fields.Where(f => f.Schema is { Type: "string", IsEnum: false }))
                foreach (var text in BadBodies.OddTexts)
                    await check.SendOddAsync(world.Request(operation, Encoding.UTF8.GetBytes(BodyText.With(world.Body(operation), field.Path, JsonValue.Create(text).ToJsonString()))));
            foreach (var query in operation.Queries.Where(q => !q.Schema.IsEnum))
                foreach (var text in BadBodies.OddTexts)
                    await check.SendOddAsync(world.Request(operation, world.PathWith(operation, $"{query.Name}={Uri.EscapeDataString(text)}")));
        }

        Assert.Empty(check.Wrong);

        // What was taken must not stand in the way of reading.
        foreach (var operation in (await OperationsAsync()).Where(o => o.Method == HttpMethod.Get && o.AnswersJson))
            await world.Ada.Get(world.Path(operation)["/api/v1".Length..]);
        await world.Ada.Post("/sync", new { known = new[] { new { conversationId = world.Group, epoch = 0, seq = 0 } } });
    }

    [Fact]
    public async Task The_requests_that_the_bad_ones_are_made_from_succeed()
    {
        var world = await SoundWorld.CreateAsync(app);
        foreach (var operation in await OperationsAsync())
        {
            // What another one has used up is there in a new world.
            using var first = await world.Ada.TryRequest(world.Request(operation));
            if (first.IsSuccessStatusCode) continue;

            world = await SoundWorld.CreateAsync(app);
            using var answer = await world.Ada.TryRequest(world.Request(operation));
            Assert.True(answer.IsSuccessStatusCode, $"{operation}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }
    }

    [Fact]
    public async Task Every_route_below_the_API_is_described()
    {
        var routes = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("api/", StringComparison.Ordinal))
            .Select(e => e.Metadata.GetMetadata<IRouteNameMetadata>()?.RouteName)
            .Distinct();

        Assert.Equal(routes.Order(), (await OperationsAsync()).Select(o => o.Id).Order());
    }

    private async Task<BadRequestCheck> TryAll(Func<ApiOperation, SoundWorld, IEnumerable<BadRequest>> requests, IEnumerable<(string Operation, string Place, string Kind)> needed)
    {
        var world = await SoundWorld.CreateAsync(app);
        await using var digest = await Digest.OfAsync(app);
        var check = new BadRequestCheck(world, digest);
        foreach (var operation in await OperationsAsync()) await check.SendAllAsync(() => requests(operation, world));

        output.WriteLine(check.Report());
        Assert.True(check.Wrong.Count == 0, $"{check.Wrong.Count} of them were answered wrongly:\n{string.Join('\n', check.Wrong)}");
        Assert.Empty(needed.Except(check.Sent));
        return check;
    }

    private Task<IReadOnlyList<ApiOperation>> OperationsAsync() => ApiDescription.ReadAsync(app);
}
