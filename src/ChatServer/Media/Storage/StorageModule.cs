using Microsoft.Extensions.Options;

namespace ChatServer.Media.Storage;

internal static class StorageModule
{
    public static void AddMediaStorage(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<S3Options>().BindConfiguration(S3Options.Section).ValidateDataAnnotations().ValidateOnStart();

        // On one file system: what was staged becomes a blob by a rename.
        var directory = Path.Combine(builder.Configuration["DataDirectory"] ?? "./data", "media");
        services.AddSingleton(_ => new Staging(Path.Combine(directory, "incoming")));
        services.AddSingleton<IBlobStore>(provider => provider.GetRequiredService<IOptions<S3Options>>().Value is { IsChosen: true } s3
            ? new S3BlobStore(S3Clients.Of(s3), s3, provider.GetRequiredService<ILogger<S3BlobStore>>())
            : new LocalBlobStore(Path.Combine(directory, "blobs")));
        services.AddSingleton<BlobKeeper>();
    }
}
