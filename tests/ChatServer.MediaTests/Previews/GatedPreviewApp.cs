using ChatServer.Harness;
using ChatServer.Media.Processing;
using ChatServer.MediaTests.Avatars;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatServer.MediaTests.Previews;

/// <summary>A server that asks for pages, whose pictures are processed when the test says so.</summary>
public sealed class GatedPreviewApp : PreviewApp
{
    public GatedImages Images { get; } = new();

    protected override void ConfigureServices(IServiceCollection services)
    {
        services.RemoveAll<IMediaProcessor>();
        services.AddSingleton<IMediaProcessor>(Images);
    }
}
