using ChatServer.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServer.Tests.JavaScript;

/// <summary>The public contract as the official JavaScript client and curl see it. The scripts assert; see tests/js.</summary>
public sealed class JavaScriptTests(JavaScriptTests.LiveApp app) : IClassFixture<JavaScriptTests.LiveApp>
{
    [Fact]
    public async Task Two_official_clients_and_curl_hold_a_conversation() => await RunScript("conversation.mjs");

    private Task<string> RunScript(string script) =>
        Shell.RunAsync(Repository.In("tests", "js"), 0, "node", script, app.Address.GetLeftPart(UriPartial.Authority));

    /// <summary>These clients have no hand on the server's clock, so it runs; who goes is gone soon.</summary>
    public sealed class LiveApp : ChatApp
    {
        public LiveApp() => Settings = new Dictionary<string, string> { ["Realtime:PresenceLinger"] = "00:00:00.1" };

        protected override void ConfigureServices(IServiceCollection services) => services.AddSingleton(TimeProvider.System);
    }
}
