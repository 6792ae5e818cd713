using System.Net.Mime;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ChatServer.Http.OpenApi;

/// <summary>The action reads a multipart form from the request by itself; this says what is in it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FormBodyAttribute(Type form) : Attribute
{
    public Type Form { get; } = form;
}

/// <summary>Describes forms that no parameter shows.</summary>
internal sealed class FormBodies : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<FormBodyAttribute>().FirstOrDefault() is not { } body) return;

        operation.RequestBody = new OpenApiRequestBody
        {
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [MediaTypeNames.Multipart.FormData] = new() { Schema = context.SchemaGenerator.GenerateSchema(body.Form, context.SchemaRepository) },
            },
        };
    }
}
