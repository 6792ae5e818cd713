using ChatServer.Jobs;

namespace ChatServer.Media.Uploads;

internal static class UploadsModule
{
    public static void AddUploads(this WebApplicationBuilder builder)
    {
        var services = builder.Services;

        // On the file system of the blobs: what is whole becomes one by a rename.
        var directory = Path.Combine(builder.Configuration["DataDirectory"] ?? "./data", "media", "uploads");
        services.AddSingleton(_ => new UploadFiles(directory));
        services.AddScoped<UploadStore>();
        services.AddScoped<StartUpload>();
        services.AddScoped<AppendToUpload>();
        services.AddScoped<FinishUpload>();
        services.AddScoped<ReadUpload>();
        services.AddScoped<EndUpload>();
        services.AddStandingJob<ForgetUploads>();
    }
}
