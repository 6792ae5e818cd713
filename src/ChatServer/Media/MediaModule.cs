using ChatServer.Changes;
using ChatServer.Jobs;
using ChatServer.Media.Avatars;
using ChatServer.Media.Imports;
using ChatServer.Media.Sets;
using ChatServer.Media.Storage;
using ChatServer.Media.Sweeping;
using ChatServer.Media.Uploads;
using Microsoft.AspNetCore.Authentication;

namespace ChatServer.Media;

internal static class MediaModule
{
    public static void AddMedia(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<MediaOptions>().BindConfiguration("Media").ValidateDataAnnotations()
            .Validate(
                o => o.UnusedLifetime > TimeSpan.Zero && o.UploadLifetime > TimeSpan.Zero && o.BlobGrace >= TimeSpan.FromHours(1),
                "Media:UnusedLifetime and Media:UploadLifetime must be above zero, Media:BlobGrace at least an hour.")
            .ValidateOnStart();

        builder.AddMediaStorage();
        builder.AddUploads();
        builder.AddSets();

        services.AddScoped<AddMedia>();
        services.AddScoped<UploadMedia>();
        services.AddScoped<MediaReader>();
        services.AddSingleton<MediaOfMessages>();
        services.AddSingleton<MediaLinks>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, MediaLinkReaders>(MediaLinkReaders.Scheme, null);
        services.AddScoped<ConversationMedia>();
        services.AddScoped<ReleaseMedia>();
        services.AddScoped<FinishMedia>();
        services.AddScoped<OwnImages>();
        services.AddScoped<ReplaceAvatar>();
        services.AddScoped<AvatarsOfMedia>();
        services.AddHeavyJob<ProcessMedia>(ProcessMedia.AtOnce);
        services.AddHeavyJob<ProcessRecording>(ProcessRecording.AtOnce);
        services.AddHeavyJob<ProcessLargeRecording>(ProcessLargeRecording.AtOnce);
        services.AddChangeKinds(MediaChanges.All);
        services.AddUserChangeKinds(MediaChanges.Listed);
        services.AddSingleton<SweepBlobs>();
        services.AddStandingJob<SweepMedia>();

        services.AddOptions<ImportOptions>().BindConfiguration("Media:Imports").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ImportPlaces>();
        services.AddScoped<ImportMedia>();
    }
}
