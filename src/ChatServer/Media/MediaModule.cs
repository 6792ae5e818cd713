using ChatServer.Jobs;
using ChatServer.Media.Imports;
using ChatServer.Media.Storage;
using ChatServer.Media.Sweeping;

namespace ChatServer.Media;

internal static class MediaModule
{
    public static void AddMedia(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<MediaOptions>().BindConfiguration("Media").ValidateDataAnnotations()
            .Validate(o => o.UnusedLifetime > TimeSpan.Zero && o.BlobGrace >= TimeSpan.FromHours(1), "Media:UnusedLifetime must be above zero, Media:BlobGrace at least an hour.")
            .ValidateOnStart();

        // On one file system: what was staged becomes a blob by a rename.
        var directory = Path.Combine(builder.Configuration["DataDirectory"] ?? "./data", "media");
        services.AddSingleton(_ => new Staging(Path.Combine(directory, "incoming")));
        services.AddSingleton<IBlobStore>(_ => new LocalBlobStore(Path.Combine(directory, "blobs")));
        services.AddSingleton<BlobKeeper>();

        services.AddScoped<AddMedia>();
        services.AddScoped<UploadMedia>();
        services.AddScoped<MediaReader>();
        services.AddSingleton<MediaOfMessages>();
        services.AddScoped<ReleaseMedia>();
        services.AddSingleton<SweepBlobs>();
        services.AddStandingJob<SweepMedia>();

        services.AddOptions<ImportOptions>().BindConfiguration("Media:Imports").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ImportPlaces>();
        services.AddScoped<ImportMedia>();
    }
}
