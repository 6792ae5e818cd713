namespace ChatServer.Media.Processing.Images;

internal static class ImagesModule
{
    public static void AddImages(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ImageOptions>().BindConfiguration(ImageOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<IMediaProcessor, ImageProcessor>();
    }
}
