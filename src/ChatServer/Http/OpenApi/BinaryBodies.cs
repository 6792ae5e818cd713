using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ChatServer.Http.OpenApi;

/// <summary>The action reads plain bytes from the request by itself; this says of which content type.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BinaryBodyAttribute(string contentType) : Attribute
{
    public string ContentType { get; } = contentType;
}

/// <summary>Describes bodies of plain bytes, which no parameter shows.</summary>
internal sealed class BinaryBodies : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<BinaryBodyAttribute>().FirstOrDefault() is not { } body) return;

        operation.RequestBody = new OpenApiRequestBody
        {
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [body.ContentType] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } },
            },
        };
    }
}
