using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.ContractTests.OpenApi;

/// <summary>The description must be complete: people work by it, and the tests of bad input are made from it.</summary>
public sealed class OpenApiTests(ChatApp app) : IClassFixture<ChatApp>
{
    private sealed record Operation(string Name, JsonElement Json)
    {
        public bool Has(string member) => Json.TryGetProperty(member, out _);

        public string Text(string member) => Json.TryGetProperty(member, out var value) ? value.GetString() ?? "" : "";

        public IEnumerable<JsonProperty> Answers => Json.GetProperty("responses").EnumerateObject();
    }

    [Fact]
    public async Task Every_operation_says_what_it_is()
    {
        var operations = await OperationsAsync();

        Assert.NotEmpty(operations);
        Assert.All(operations, o => Assert.True(o.Text("operationId") != "" && o.Text("summary") != "" && o.Json.GetProperty("tags").GetArrayLength() == 1, o.Name));
        Assert.Equal(operations.Count, operations.DistinctBy(o => o.Text("operationId")).Count());
    }

    [Fact]
    public async Task Every_body_has_an_example_with_all_that_is_required()
    {
        foreach (var operation in (await OperationsAsync()).Where(o => o.Has("requestBody")))
        {
            // Nobody can write a file down as an example; the form describes itself.
            if (!operation.Json.GetProperty("requestBody").GetProperty("content").TryGetProperty("application/json", out var content)) continue;

            Assert.True(content.TryGetProperty("example", out var example) && example.EnumerateObject().Any(), operation.Name);
            Assert.DoesNotContain("\"text\"", example.GetRawText(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_upload_by_hand_needs_a_file_and_marks_it_as_sensitive_only_when_told_to()
    {
        var form = (await DocumentAsync()).GetProperty("components").GetProperty("schemas").GetProperty("UploadMediaForm");

        Assert.Equal(["file"], form.GetProperty("required").EnumerateArray().Select(r => r.GetString()));
        Assert.False(form.GetProperty("properties").GetProperty("sensitive").GetProperty("default").GetBoolean());
    }

    [Fact]
    public async Task Every_refusal_is_a_problem_document_with_its_codes()
    {
        foreach (var operation in await OperationsAsync())
        {
            foreach (var answer in operation.Answers.Where(a => a.Name[0] is '4' or '5'))
            {
                Assert.Matches("`[a-z]+(-[a-z]+)*`", answer.Value.GetProperty("description").GetString());
                Assert.Equal(["application/problem+json"], answer.Value.GetProperty("content").EnumerateObject().Select(c => c.Name));
            }
        }
    }

    [Fact]
    public async Task Whoever_must_sign_in_is_told()
    {
        var operations = await OperationsAsync();

        Assert.All(operations, o => Assert.Equal(o.Has("security"), o.Answers.Any(a => a.Name == "401" && a.Value.GetRawText().Contains("not-signed-in", StringComparison.Ordinal))));
        Assert.Contains(operations, o => !o.Has("security"));
    }

    [Fact]
    public async Task Every_member_of_every_schema_is_described()
    {
        var schemas = (await DocumentAsync()).GetProperty("components").GetProperty("schemas");
        var silent =
            from schema in schemas.EnumerateObject()
            where schema.Value.TryGetProperty("properties", out _)
            from member in schema.Value.GetProperty("properties").EnumerateObject()
            where !member.Value.GetRawText().Contains("\"description\"", StringComparison.Ordinal)
            select $"{schema.Name}.{member.Name}";

        Assert.Empty(silent);
    }

    [Fact]
    public async Task Every_tag_is_described()
    {
        var document = await DocumentAsync();
        var described = document.GetProperty("tags").EnumerateArray().Where(t => t.GetProperty("description").GetString() != "").Select(t => t.GetProperty("name").GetString());

        Assert.Empty((await OperationsAsync()).Select(o => o.Json.GetProperty("tags")[0].GetString()).Except(described));
    }

    [Fact]
    public async Task The_page_to_try_it_by_hand_loads_only_from_here()
    {
        using var page = await app.Http.GetAsync("/swagger/index.html");

        Assert.Contains("swagger-ui", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("default-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_can_be_turned_off()
    {
        await using var quiet = await ChatApp.StartAsync(("Swagger:Enabled", "false"));

        await (await quiet.Http.GetAsync("/swagger/v1/swagger.json")).ShouldRefuse(404, "not-found");
        await (await quiet.Http.GetAsync("/swagger/index.html")).ShouldRefuse(404, "not-found");
    }

    private async Task<JsonElement> DocumentAsync() => JsonElement.Parse(await app.Http.GetStringAsync("/swagger/v1/swagger.json"));

    private async Task<List<Operation>> OperationsAsync() =>
    [
        .. from path in (await DocumentAsync()).GetProperty("paths").EnumerateObject()
           from method in path.Value.EnumerateObject()
           select new Operation($"{method.Name} {path.Name}", method.Value),
    ];
}
