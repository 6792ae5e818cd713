using ChatServer.Http.BrowserClient;
using ChatServer.Http.Docs;
using ChatServer.Http.OpenApi;
using ChatServer.Http.RateLimits;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

[assembly: ApiController]

namespace ChatServer.Http;

internal static class HttpModule
{
    public static void AddHttp(this WebApplicationBuilder builder, string defaultAddress)
    {
        builder.UseDefaultAddress(defaultAddress);
        builder.AddEdge();
        builder.AddRateLimits();
        builder.AddOpenApiDescription();
        builder.AddDocs();
        builder.AddBrowserClient();
        builder.Services.AddSingleton<Cursors>();
        builder.Services.AddControllers(Configure)
            .ConfigureApiBehaviorOptions(api =>
            {
                api.InvalidModelStateResponseFactory = BindingErrors.Refuse;
                api.SuppressMapClientErrors = true;
            })
            .AddJsonOptions(json => WireJson.Configure(json.JsonSerializerOptions));
    }

    public static void UseHttp(this WebApplication app)
    {
        app.SayAddressWhenStarted("Open it in a browser, or try the API at {0}/swagger");
        app.UseEdge();
        app.UseMiddleware<HeadRequests>();
        app.UseRouting();
        app.UseCors();
        app.UseOpenApiDescription();
        app.UseBrowserClient();
        app.UseMiddleware<AddressRateLimit>();
        app.UseAuthentication();
        app.UseMiddleware<UserRateLimit>();
        app.UseAuthorization();
        app.MapDocs();
        app.MapControllers().RequireAuthorization();
    }

    /// <summary>Answers whoever asks how the process is, and nobody else.</summary>
    public static void UseHealthAlone(this WebApplication app)
    {
        app.SayAddressWhenStarted("It does jobs and serves nobody; how it is stands at {0}/health/ready");
        app.UseEdge();
    }

    private static void Configure(MvcOptions mvc)
    {
        mvc.InputFormatters.RemoveType<SystemTextJsonInputFormatter>();
        mvc.InputFormatters.Add(new JsonBodyFormatter());
        mvc.OutputFormatters.RemoveType<StringOutputFormatter>();
        mvc.OutputFormatters.RemoveType<SystemTextJsonOutputFormatter>();
        mvc.OutputFormatters.Add(new JsonAnswerFormatter());

        // Forms are no bodies here, and must not be read as if they were; looking for them costs every request.
        mvc.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
        mvc.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
        mvc.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
        mvc.ModelBinderProviders.Insert(0, new IdBinderProvider());
        mvc.ModelBinderProviders.Insert(0, new WholeNumberBinderProvider());
        mvc.ModelBinderProviders.Insert(0, new EnumBinderProvider());
        mvc.Filters.Add<RequestRules>();
        mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        mvc.ModelMetadataDetailsProviders.Add(new ValidationPhrases());
        BindingErrors.Phrase(mvc.ModelBindingMessageProvider);
    }
}
