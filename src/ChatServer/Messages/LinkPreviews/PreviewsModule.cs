using ChatServer.Changes;
using ChatServer.Jobs;
using ChatServer.Messages.LinkPreviews.Pages;

namespace ChatServer.Messages.LinkPreviews;

internal static class PreviewsModule
{
    public static void AddLinkPreviews(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<PreviewOptions>().BindConfiguration(PreviewOptions.Section).ValidateDataAnnotations().ValidateOnStart();

        services.AddSingleton<PageReader>();
        services.AddSingleton<KnownPages>();
        services.AddHeavyJob<PreviewLink>(PreviewLink.AtOnce);
        services.AddScoped<RemovePreview>();
        var isOn = builder.Configuration.GetSection(PreviewOptions.Section).Get<PreviewOptions>()?.Enabled ?? true;
        if (isOn) services.AddLogListener<HearLinks>();
    }
}
