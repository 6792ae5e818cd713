using ChatServer.Media.Processing.Documents;
using ChatServer.Media.Processing.Images;
using ChatServer.Media.Processing.Recordings;
using ChatServer.Media.Processing.Tools;

namespace ChatServer.Media.Processing;

internal static class ProcessorsModule
{
    public static void AddMediaProcessors(this WebApplicationBuilder builder)
    {
        builder.AddImages();
        var services = builder.Services;
        services.AddSingleton<ProcessingRoom>();
        services.AddSingleton<Toolbox>();
        services.AddSingleton<Previews>();
        services.AddHostedService(provider => provider.GetRequiredService<Previews>());

        services.AddOptions<RecordingOptions>().BindConfiguration("Media:Recordings").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<DocumentOptions>().BindConfiguration("Media:Documents").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<PreviewPictures>();
        services.AddSingleton<IMediaProcessor, RecordingProcessor>();
        services.AddSingleton<IMediaProcessor, PdfProcessor>();
    }
}
