namespace ChatServer.Http.BrowserClient;

/// <summary>Answers what nothing else answers with the client: its files, and its page wherever a browser opens one of its addresses.</summary>
internal sealed class ServeClient(RequestDelegate next, ClientFiles files)
{
    /// <summary>Nothing inline, nothing from elsewhere, no frame around it; what people upload is shown from here and from memory.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; connect-src 'self'; "
        + "font-src 'self'; manifest-src 'self'; worker-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    /// <summary>A worker is bound by the policy of its own file; all it does is to fetch what the client is made of.</summary>
    private const string WorkerPolicy = "default-src 'none'; connect-src 'self'";

    private static readonly PathString Worker = "/service-worker.js";

    /// <summary>The one file that pages of other sites load: a conversation for them to show.</summary>
    private static readonly PathString Widget = "/widget.js";

    private static readonly PathString NamedByContent = "/assets";

    /// <summary>Where the server itself answers: an unknown address there is none of the client's.</summary>
    private static readonly PathString[] NotTheClients = ["/api", "/hubs", "/docs", "/swagger", "/problems", "/health", "/metrics", NamedByContent];

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not null || !HttpMethods.IsGet(context.Request.Method)) return next(context);

        var path = context.Request.Path;
        if (path == Worker) context.Response.Headers.ContentSecurityPolicy = WorkerPolicy;
        if (path == Widget) context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        if (files.Find(path.Value!) is { } file && file != files.Page)
            return file.SendAsync(context, isNamedByContent: path.StartsWithSegments(NamedByContent, StringComparison.Ordinal));
        return IsPage(context.Request) ? SendPageAsync(context, files.Page!) : next(context);
    }

    /// <summary>Answers with the client's page.</summary>
    public static Task SendPageAsync(HttpContext context, ClientFile page)
    {
        context.Response.Headers.ContentSecurityPolicy = Policy;
        return page.SendAsync(context, isNamedByContent: false);
    }

    private static bool IsPage(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
        && !Array.Exists(NotTheClients, p => request.Path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase))
        && !Path.HasExtension(request.Path.Value);
}
