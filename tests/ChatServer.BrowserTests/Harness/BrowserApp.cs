using ChatServer.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServer.BrowserTests.Harness;

/// <summary>The real server with the client as it was built last. Browsers have no hand on the server's clock, so it runs.</summary>
public sealed class BrowserApp : ChatApp
{
    /// <summary>Where the build puts the client.</summary>
    public static readonly string Client = Repository.In("src", "ChatServer", "wwwroot");

    public BrowserApp()
    {
        if (!File.Exists(Path.Combine(Client, "index.html")))
            throw new InvalidOperationException("The browser client is not built: npm ci && npm run build in src/ChatServer.Web.");

        Settings = new Dictionary<string, string>
        {
            ["BrowserClient:Directory"] = Client,
            ["Realtime:PresenceLinger"] = "00:00:00.1",
        };
    }

    protected override void ConfigureServices(IServiceCollection services) => services.AddSingleton(TimeProvider.System);
}
