using System.Text.Encodings.Web;
using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.ContractTests.OpenApi;

/// <summary>docs/openapi.json is what the server describes, so that a change of the contract shows in its diff, and clients can be made without a server.</summary>
public sealed class OpenApiFileTests(ChatApp app) : IClassFixture<ChatApp>
{
    private const string Renew = "RENEW_OPENAPI=1 dotnet test tests/ChatServer.ContractTests --filter FullyQualifiedName~OpenApiFileTests";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };
    private static readonly string Kept = Repository.In("docs", "openapi.json");

    [Fact]
    public async Task The_description_in_the_repository_is_that_of_the_server()
    {
        var served = JsonSerializer.Serialize(JsonElement.Parse(await app.Http.GetStringAsync("/swagger/v1/swagger.json")), Readable) + "\n";
        if (Environment.GetEnvironmentVariable("RENEW_OPENAPI") is "1") await File.WriteAllTextAsync(Kept, served);

        var kept = await File.ReadAllTextAsync(Kept);
        var differs = served.Split('\n').Zip(kept.Split('\n')).FirstOrDefault(lines => lines.First != lines.Second);
        Assert.True(served == kept, $"docs/openapi.json is not what the server describes. Renew it: {Renew}\nServed: {differs.First}\nKept:   {differs.Second}");
    }
}
