using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ChatServer.Http.OpenApi;

/// <summary>Says of everything in a body that members which nobody knows are refused. Answers may grow.</summary>
internal sealed class ClosedRequests : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        foreach (var operation in swaggerDoc.Paths.Values.SelectMany(p => p.Operations ?? []))
            foreach (var body in operation.Value.RequestBody?.Content?.Values ?? [])
                if (body.Schema is { } schema) Close(schema, context.SchemaRepository);
    }

    private static void Close(IOpenApiSchema schema, SchemaRepository all)
    {
        if (schema is OpenApiSchemaReference { Reference.Id: { } id }) schema = all.Schemas[id];
        if (schema is OpenApiSchema { Properties.Count: > 0 } shape) shape.AdditionalPropertiesAllowed = false;

        foreach (var member in schema.Properties?.Values ?? []) Close(member, all);
        foreach (var either in schema.OneOf ?? []) Close(either, all);
        if (schema.Items is { } item) Close(item, all);
    }
}
