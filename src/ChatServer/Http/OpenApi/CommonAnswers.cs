using ChatServer.Http.RateLimits;
using ChatServer.Refusals;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ChatServer.Http.OpenApi;

/// <summary>Adds to each operation how it is signed in for, and the refusals that come from everywhere.</summary>
internal sealed class CommonAnswers : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        var isAnonymous = metadata.OfType<IAllowAnonymous>().Any();
        if (operation.RequestBody is OpenApiRequestBody body) body.Required = true;
        var hasBody = operation.RequestBody is not null;
        var answers = operation.Responses ??= [];

        if (!isAnonymous)
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(OpenApiModule.SecurityScheme, context.Document)] = [] }];
            Add(answers, Refusal.NotSignedIn());
        }

        Add(answers, Refusal.InvalidRequest("field", ""));
        if (operation.Parameters?.Any(p => p.In == ParameterLocation.Path) == true) Add(answers, Refusal.NotFound());
        if (hasBody) Add(answers, Refusal.BodyTooLarge());
        if (hasBody) Add(answers, Refusal.UnsupportedMediaType());
        if (!metadata.OfType<ProducesAttribute>().Any()) Add(answers, Refusal.NotAcceptable());
        Add(answers, Refusal.TooManyRequests(TimeSpan.Zero));
        Add(answers, Refusal.Unexpected());
        Add(answers, Refusal.DatabaseUnavailable());

        foreach (var (status, answer) in answers)
            if (status[0] is '4' or '5' && answer is OpenApiResponse refused) Shape(refused, context);

        var policy = metadata.OfType<RateLimitAttribute>().LastOrDefault()?.Policy ?? RatePolicy.Default;
        operation.Extensions ??= new Dictionary<string, IOpenApiExtension>();
        operation.Extensions["x-ratelimit-policy"] = new JsonNodeExtension(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(policy.ToString()));
    }

    // What the operation says itself stands; what it leaves out is added.
    private static void Add(OpenApiResponses answers, RefusalException refusal)
    {
        var line = $"`{refusal.Code}`: {refusal.Message}";
        var status = refusal.Status.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (!answers.TryGetValue(status, out var answer)) answers[status] = new OpenApiResponse { Description = line };
        else if (answer is OpenApiResponse known && known.Description?.Contains($"`{refusal.Code}`", StringComparison.Ordinal) != true)
            known.Description = IsBare(known.Description) ? line : $"{known.Description} {line}";
    }

    // The generator's own words ("Not Found") say nothing that the status does not.
    private static bool IsBare(string? description) => description?.Contains('`', StringComparison.Ordinal) != true;

    private static void Shape(OpenApiResponse refused, OperationFilterContext context)
    {
        refused.Content = new Dictionary<string, OpenApiMediaType>
        {
            [ProblemDocument.ContentType] = new() { Schema = context.SchemaGenerator.GenerateSchema(typeof(ProblemDocument), context.SchemaRepository) },
        };
    }
}
