using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatServer.Tests.Harness;

namespace ChatServer.Tests.BadInput;

/// <summary>Bad requests made from the API description: every operation with a body, every member of it, every way of getting it wrong.</summary>
public sealed class BadBodyTests(ChatApp app, ITestOutputHelper output) : IClassFixture<ChatApp>
{
    private static readonly JsonNode[] WrongTypes = [JsonNode.Parse("""{"x":1}""")!, JsonNode.Parse("[[]]")!, JsonValue.Create(1.5), JsonValue.Create(true)];

    private static readonly string[] OddTexts = ["\0", "\\ud800", "\u202e", "'; drop table users; --", "{{7*7}}", "%00", "../../etc/passwd", "\ufeff"];

    [Fact]
    public async Task Every_member_of_every_body_is_refused_with_a_reason_when_it_is_wrong()
    {
        var ada = await app.SignUp();
        var (operations, requests) = (0, 0);
        foreach (var operation in (await OperationsAsync()).Where(o => o.Example is not null))
        {
            operations++;
            foreach (var (what, body, mustRefuse) in Bodies(operation.Example!))
            {
                requests++;
                await Check(ada, operation, what, body, mustRefuse);
            }
        }

        output.WriteLine($"{requests} bad bodies for {operations} operations");
        Assert.True(operations >= 10 && requests > 300, $"{requests} bad bodies for {operations} operations");
    }

    [Fact]
    public async Task Every_id_in_a_path_is_refused_when_it_is_malformed_or_nobodys()
    {
        var ada = await app.SignUp();
        var withIds = (await OperationsAsync()).Where(o => o.Path.Contains('{', StringComparison.Ordinal) && !o.Path.StartsWith("/problems", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(withIds);
        foreach (var operation in withIds)
        {
            foreach (var id in new[] { "x", "00000000-0000-0000-0000-000000000000", Guid.NewGuid().ToString(), "..%2f..", "1'--", new string('9', 500) })
                await Check(ada, operation, $"id {id}", operation.Example?.ToJsonString(), mustRefuse: true, id);
        }
    }

    private static IEnumerable<(string What, string Body, bool MustRefuse)> Bodies(JsonObject example)
    {
        yield return ("nothing", "", true);
        yield return ("null", "null", true);
        yield return ("a list", "[]", true);
        yield return ("half of it", example.ToJsonString()[..^1], true);
        yield return ("an unknown member", With(example, "isAdmin", JsonValue.Create(true)), true);
        foreach (var (name, value) in example.ToList())
        {
            yield return ($"{name} twice", example.ToJsonString()[..^1] + $",\"{name}\":{value?.ToJsonString() ?? "null"}}}", true);
            yield return ($"{name} missing", Without(example, name), false);
            yield return ($"{name} null", With(example, name, null), false);
            foreach (var wrong in WrongTypes.Where(w => w.GetValueKind() != value?.GetValueKind() && !(w is JsonArray && value is JsonArray)))
                yield return ($"{name} as {wrong.GetValueKind()}", With(example, name, wrong.DeepClone()), true);
            if (value?.GetValueKind() != JsonValueKind.String) continue;

            yield return ($"{name} far too long", With(example, name, JsonValue.Create(new string('x', 20_000))), true);
            foreach (var odd in OddTexts)
                yield return ($"{name} as {odd}", With(example, name, "#").Replace("\"#\"", $"\"{Escape(odd)}\"", StringComparison.Ordinal), false);
        }
    }

    private static string Escape(string text) =>
        text.StartsWith('\\') ? text : JsonValue.Create(text).ToJsonString()[1..^1];

    private static string With(JsonObject example, string name, JsonNode? value)
    {
        var body = example.DeepClone().AsObject();
        body[name] = value;
        return body.ToJsonString();
    }

    private static string Without(JsonObject example, string name)
    {
        var body = example.DeepClone().AsObject();
        body.Remove(name);
        return body.ToJsonString();
    }

    private static async Task Check(TestUser user, Operation operation, string what, string? body, bool mustRefuse, string? id = null)
    {
        var path = operation.Path;
        while (path.IndexOf('{', StringComparison.Ordinal) is >= 0 and var open)
            path = string.Concat(path.AsSpan(0, open), id ?? Guid.NewGuid().ToString(), path.AsSpan(path.IndexOf('}', StringComparison.Ordinal) + 1));

        using var content = body is null ? null : new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var response = await user.TryRequest(new HttpRequestMessage(operation.Method, path) { Content = content });

        var text = await response.Content.ReadAsStringAsync();
        var about = $"{operation.Method} {operation.Path} with {what}: {(int)response.StatusCode} {text}";
        Assert.True((int)response.StatusCode < 500, about);
        Assert.True(!mustRefuse || (int)response.StatusCode >= 400, about);
        if (response.StatusCode < HttpStatusCode.BadRequest) return;

        Assert.True(response.Content.Headers.ContentType?.MediaType == "application/problem+json", about);
        Assert.Matches("^[a-z]+(-[a-z]+)*$", JsonElement.Parse(text).GetProperty("code").GetString());
    }

    private async Task<List<Operation>> OperationsAsync()
    {
        var description = JsonNode.Parse(await app.Http.GetStringAsync("/swagger/v1/swagger.json"))!;
        return [.. from path in description["paths"]!.AsObject()
                   from operation in path.Value!.AsObject()
                   where path.Key.StartsWith("/api/v1/", StringComparison.Ordinal) && operation.Key is "get" or "post" or "put" or "patch" or "delete"
                   where !(path.Key, operation.Key).Equals(("/api/v1/users/me", "delete")) && !(path.Key.Contains("/sessions", StringComparison.Ordinal) && operation.Key == "delete" && !path.Key.Contains('{', StringComparison.Ordinal))
                   select new Operation(
                       HttpMethod.Parse(operation.Key),
                       path.Key,
                       operation.Value!["requestBody"]?["content"]?["application/json"]?["example"]?.AsObject())];
    }

    private sealed record Operation(HttpMethod Method, string Path, JsonObject? Example);
}
