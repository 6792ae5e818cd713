using ChatServer.Http.Docs;
using Microsoft.Extensions.Options;

namespace ChatServer.Http.BrowserClient;

/// <summary>The browser client's pages, where they were built beside the server. Without them, the first page says so.</summary>
internal static class BrowserClientModule
{
    public static void AddBrowserClient(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<BrowserClientOptions>().BindConfiguration("BrowserClient");
        builder.Services.AddSingleton(services => ClientFiles.In(services.GetRequiredService<IOptions<BrowserClientOptions>>().Value.Directory));
    }

    public static void UseBrowserClient(this WebApplication app)
    {
        if (app.Services.GetRequiredService<ClientFiles>().Page is not { } page)
        {
            app.MapGet("/", SayThatThereIsNone).ExcludeFromDescription();
            return;
        }

        app.MapGet("/", context => ServeClient.SendPageAsync(context, page)).ExcludeFromDescription();
        app.UseMiddleware<ServeClient>();
    }

    private static IResult SayThatThereIsNone() => new Html()
        .Paragraph("The server runs. It was built without its browser client, which scripts/run.sh builds where Node is installed; other clients work as ever.")
        .Link("/docs", "Documentation", "of the API, the hub and the data")
        .Link("/swagger", "API", "every request, to read and to try by hand")
        .Page("No browser client here");
}
