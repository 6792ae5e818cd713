using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.MediaTests.Uploads;

/// <summary>Resumable uploads as tus-js-client makes them. The scripts assert; see tests/js.</summary>
public sealed class TusClientTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task The_official_client_goes_on_after_each_of_five_cuts() =>
        await RunAsync("upload-cut.mjs", app.Address.GetLeftPart(UriPartial.Authority));

    [Fact]
    public async Task The_official_client_goes_on_after_the_server_was_killed()
    {
        using var directory = new TemporaryDirectory();
        JsonElement begun;
        await using (var server = ServerProcess.Start(directory.Path))
        {
            await server.ListensAsync();
            begun = JsonElement.Parse((await RunAsync("upload-killed.mjs", Address(server), $"{server.Id}")).TrimEnd().Split('\n')[^1]);
            await server.EndsAsync();
        }

        await using var again = ServerProcess.Start(directory.Path);
        await again.ListensAsync();
        await RunAsync("upload-killed.mjs", Address(again), "resume", begun.GetProperty("token").GetString()!, begun.GetProperty("path").GetString()!);
    }

    private static string Address(ServerProcess server) => server.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);

    private static Task<string> RunAsync(params string[] script) => Shell.RunAsync(Repository.In("tests", "js"), 0, "node", script);
}
