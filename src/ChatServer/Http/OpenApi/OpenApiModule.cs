using ChatServer.Http.Docs;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace ChatServer.Http.OpenApi;

/// <summary>The description of the API at /swagger/v1/swagger.json, and a page to try it by hand at /swagger.</summary>
internal static class OpenApiModule
{
    public const string SecurityScheme = "session";

    private const string About = """
        A self-hosted chat server. **To begin:** `POST /users` makes an account and answers a token; press *Authorize* and paste it;
        then start a conversation and send a message.

        * Errors are problem documents (RFC 9457): decide by `code`, see [all codes](/problems). Only what is no sound HTTP (an odd request line or
          header, an address beyond 8 kB, headers beyond 16 kB or 64) is refused before anything reads it: with 400, 414, 431 or 505 and no body.
        * Lists take `limit` and `cursor` and answer `{items, next}`; `next` is null at the end.
        * Requests with unknown or repeated members or parameters are refused; answers may grow new members, which clients ignore.
        * Lengths of texts count Unicode code points: of names and titles in composed form (NFC) without space around them, of messages beside
          the bytes of UTF-8 in `x-maxUtf8Bytes`.
        * `RateLimit` and `RateLimit-Policy` tell what is left; limits and windows are in `GET /capabilities`.
        * What happens meanwhile arrives by the [hub](/docs/hub); more pages are [here](/docs).
        """;

    public static void AddOpenApiDescription(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<SwaggerOptions>().Bind(builder.Configuration.GetSection(SwaggerOptions.Section));
        builder.Services.AddTransient<ISerializerDataContractResolver>(_ => new WireContracts());
        builder.Services.AddSwaggerGen(Describe);
    }

    public static void UseOpenApiDescription(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<IOptions<SwaggerOptions>>().Value.Enabled) return;

        // Other requests need not pass by here.
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/swagger", StringComparison.OrdinalIgnoreCase), Serve);
    }

    private static void Serve(IApplicationBuilder app)
    {
        app.UseSwagger(swagger => swagger.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1);
        app.UseSwaggerUI(page =>
        {
            page.InjectStylesheet($"/docs{DocsModule.SwaggerStyle}");
            page.DocumentTitle = "ChatServer API";
            page.SwaggerEndpoint("v1/swagger.json", "ChatServer v1");
            page.EnablePersistAuthorization();
            page.EnableTryItOutByDefault();
            page.DocExpansion(DocExpansion.List);
            page.DefaultModelsExpandDepth(0);
            page.DisplayOperationId();
        });
    }

    private static void Describe(SwaggerGenOptions description)
    {
        description.SwaggerDoc("v1", new OpenApiInfo { Title = "ChatServer", Version = "v1", Description = About });
        description.AddSecurityDefinition(SecurityScheme, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "The `token` that signing up (`POST /users`) or in (`POST /sessions`) answers.",
        });
        description.SupportNonNullableReferenceTypes();
        description.UseInlineDefinitionsForEnums();
        description.CustomSchemaIds(SchemaNames.Of);
        description.IncludeXmlComments(typeof(OpenApiModule).Assembly, includeControllerXmlComments: true);
        description.SchemaFilter<WireSchemas>();
        description.ParameterFilter<WireParameters>();
        description.OperationFilter<FormBodies>();
        description.OperationFilter<BinaryBodies>();
        description.OperationFilter<CommonAnswers>();
        description.OperationFilter<BodyExamples>();
        description.DocumentFilter<ClosedRequests>();
        description.DocumentFilter<FinishingTouches>();
    }
}

/// <summary>Configuration section "Swagger".</summary>
public sealed class SwaggerOptions
{
    public const string Section = "Swagger";

    /// <summary>Shows the description of the API, the pages beside it and the data model to anybody.</summary>
    public bool Enabled { get; init; } = true;
}
