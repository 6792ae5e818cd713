using ChatServer.Http.OpenApi;
using Microsoft.Extensions.Options;

namespace ChatServer.Http.Docs;

/// <summary>Pages beside the description of the API, made from the program itself when they are asked for.</summary>
internal static class DocsModule
{
    /// <summary>Where the style of Swagger UI is, below /docs.</summary>
    public const string SwaggerStyle = "/swagger.css";

    public static void AddDocs(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(_ => XmlDocs.Load());
        builder.Services.AddSingleton<DataModel>();
    }

    public static void MapDocs(this WebApplication app)
    {
        app.MapGet("/problems", RefusalsPage.All).ExcludeFromDescription();
        app.MapGet("/problems/{code}", RefusalsPage.One).ExcludeFromDescription();
        if (!app.Services.GetRequiredService<IOptions<SwaggerOptions>>().Value.Enabled) return;

        var docs = app.MapGroup("/docs").ExcludeFromDescription();
        docs.MapGet("", Index);
        docs.MapGet("/style.css", () => Results.Text(Style.Css, "text/css; charset=utf-8"));
        docs.MapGet(SwaggerStyle, () => Results.Text(Style.Swagger, "text/css; charset=utf-8"));
        docs.MapGet("/hub", (XmlDocs comments) => HubPage.Show(comments));
        docs.MapGet("/data-dictionary", (DataModel model) => DataPages.Dictionary(model));
        docs.MapGet("/schema.json", (DataModel model) => DataPages.Schema(model));
        docs.MapGet("/er-diagram", (DataModel model) => DataPages.Diagram(model));
        docs.MapGet("/message-flow", MessageFlowPage.Show);
    }

    private static IResult Index() => new Html()
        .Link("/swagger", "API", "every request, to read and to try by hand")
        .Link("/docs/hub", "Hub", "calls and live events over SignalR")
        .Link("/problems", "Refusals", "every way the server says no, by code")
        .Link("/docs/data-dictionary", "Data dictionary", "every table and column")
        .Link("/docs/schema.json", "JSON schema", "the classes with their fields, to copy")
        .Link("/docs/er-diagram", "ER diagram", "what refers to what")
        .Link("/docs/message-flow", "Message flow", "the journey of one message")
        .Link("/api/v1/capabilities", "Capabilities", "limits, features and versions of this server")
        .Page("ChatServer");
}
