using ChatServer.Changes;
using ChatServer.Jobs;
using ChatServer.Messages.LinkPreviews.Pages;
using ChatServer.Messages.LinkPreviews.Pictures;

namespace ChatServer.Messages.LinkPreviews;

internal static class PreviewsModule
{
    public static void AddLinkPreviews(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<PreviewOptions>().BindConfiguration(PreviewOptions.Section).ValidateDataAnnotations().ValidateOnStart();

        services.AddSingleton<PageReader>();
        services.AddSingleton<PictureReader>();
        services.AddSingleton<KnownPages>();
        services.AddScoped<PicturesOfMedia>();
        services.AddScoped<ShowPreview>();
        services.AddHeavyJob<PreviewLink>(PreviewLink.AtOnce);
        services.AddScoped<RemovePreview>();
        var isOn = builder.Configuration.GetSection(PreviewOptions.Section).Get<PreviewOptions>()?.Enabled ?? true;
        if (isOn) services.AddLogListener<HearLinks>();
    }
}
