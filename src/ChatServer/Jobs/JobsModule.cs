namespace ChatServer.Jobs;

internal static class JobsModule
{
    public static void AddJobs(this WebApplicationBuilder builder)
    {
        _ = builder.Services;
    }
}
