using ChatServer.Refusals;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace ChatServer.Http;

/// <summary>Where the server meets the network: limits, proxies, HTTPS, other origins, and headers that make browsers careful.</summary>
internal static class Edge
{
    private static readonly string[] ReadableElsewhere =
    [
        "ETag", "Location", "RateLimit", "RateLimit-Policy", "Retry-After",
        "Tus-Checksum-Algorithm", "Tus-Extension", "Tus-Max-Size", "Tus-Resumable", "Tus-Version",
        "Upload-Expires", "Upload-Length", "Upload-Metadata", "Upload-Offset",
    ];

    public static void AddEdge(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<EdgeOptions>().Bind(builder.Configuration).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<EdgeOptions>, EdgeOptionsCheck>();
        builder.Services.AddOptions<KestrelServerOptions>().Configure<IOptions<EdgeOptions>>(Limit);
        builder.Services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<EdgeOptions>>(Believe);
        builder.Services.AddCors();
        builder.Services.AddOptions<CorsOptions>().Configure<IOptions<EdgeOptions>>(Open);
    }

    public static void UseEdge(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<RefusalMiddleware>();
        if (app.Services.GetRequiredService<IOptions<EdgeOptions>>().Value.Https.Required) app.Use(RequireHttps);
    }

    private static void Open(CorsOptions cors, IOptions<EdgeOptions> edge) =>
        cors.AddDefaultPolicy(policy => policy
            .WithOrigins([.. edge.Value.Cors.AllowedOrigins])
            .AllowAnyHeader()
            .AllowAnyMethod()
            .WithExposedHeaders(ReadableElsewhere));

    // Who sends slowly, or sends headers without end, holds a connection: Kestrel's own minimum rates and these limits end it.
    private static void Limit(KestrelServerOptions kestrel, IOptions<EdgeOptions> edge)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = edge.Value.Http.MaxBodyBytes;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.MaxRequestHeaderCount = 64;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
    }

    private static void Believe(ForwardedHeadersOptions forwarded, IOptions<EdgeOptions> edge)
    {
        // Without a known proxy nothing is believed: anybody could write these headers.
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in edge.Value.Proxies.Known) forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(EdgeOptionsCheck.AsNetwork(proxy)));

        forwarded.ForwardedHeaders = edge.Value.Proxies.Known.Count == 0
            ? ForwardedHeaders.None
            : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        forwarded.ForwardLimit = null;
    }

    // Refused, not redirected: the first request would already have carried a password or a token in the clear.
    private static Task RequireHttps(HttpContext context, RequestDelegate next) =>
        context.Request.IsHttps || context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
            ? next(context)
            : throw Refusal.HttpsRequired();
}
