using System.Text.Json;
using ChatServer.Harness;
using ChatServer.Media.Processing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatServer.MediaTests.Tools;

public sealed class PreviewTests
{
    [Fact]
    public async Task Clients_learn_of_which_kinds_there_are_previews()
    {
        await using var app = await ChatApp.StartAsync();

        Assert.Equal(["audio", "image", "pdf", "video"], await PreviewsOf(app));
    }

    [Fact]
    public async Task Where_nothing_is_installed_there_are_none()
    {
        await using var app = new BareApp();
        await app.InitializeAsync();

        Assert.Empty(await PreviewsOf(app));
    }

    private static async Task<IEnumerable<string>> PreviewsOf(ChatApp app)
    {
        const string preview = "media.preview.";
        var capabilities = JsonElement.Parse(await app.Http.GetStringAsync("/api/v1/capabilities"));
        return capabilities.GetProperty("features").EnumerateArray().Select(f => f.GetString()!)
            .Where(f => f.StartsWith(preview, StringComparison.Ordinal)).Select(f => f[preview.Length..]).Order();
    }

    private sealed class BareApp : ChatApp
    {
        protected override void ConfigureServices(IServiceCollection services) => services.RemoveAll<IMediaProcessor>();
    }
}
