using System.Net.Mime;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ChatServer.Http.OpenApi;

/// <summary>Gives each body an example that can be sent as it is, made of the examples of its members.</summary>
internal sealed class BodyExamples : IOperationFilter
{
    private const string SomeId = "0198f3b2-5c1e-7d3a-9f00-3b1c2d4e5f60";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        // A file in a form cannot be written down.
        if (operation.RequestBody?.Content?.TryGetValue(MediaTypeNames.Application.Json, out var body) != true || body?.Schema is not { } schema) return;

        if (ExampleOf(schema, context.SchemaRepository) is { } example) body.Example = example;
    }

    private static JsonNode? ExampleOf(IOpenApiSchema schema, SchemaRepository all)
    {
        if (schema is OpenApiSchemaReference { Reference.Id: { } id }) return ExampleOf(all.Schemas[id], all);
        if (Given(schema) is { } given) return given.DeepClone();
        if (schema.Enum is { Count: > 0 } values) return values[0].DeepClone();
        if (schema.OneOf is { Count: > 0 } either) return ExampleOf(either[0], all);

        return (schema.Type & ~JsonSchemaType.Null) switch
        {
            JsonSchemaType.Object => ObjectOf(schema, all),
            JsonSchemaType.Array when schema.Items is not null => new JsonArray(ExampleOf(schema.Items, all)),
            JsonSchemaType.String when schema.Format == "uuid" => SomeId,
            JsonSchemaType.String when schema.Format == "date-time" => "2026-01-31T12:00:00.000Z",
            JsonSchemaType.String => "text",
            JsonSchemaType.Boolean => true,
            JsonSchemaType.Integer or JsonSchemaType.Number => 1,
            _ => null,
        };
    }

#pragma warning disable CS0618 // The generator writes examples from comments into the older of the two members.
    private static JsonNode? Given(IOpenApiSchema schema) => schema.Examples is { Count: > 0 } several ? several[0] : schema.Example;
#pragma warning restore CS0618

    // Members without an example of their own that may be left out are left out, unless nothing would be left.
    private static JsonObject ObjectOf(IOpenApiSchema schema, SchemaRepository all)
    {
        var members = schema.Properties?.ToList() ?? [];
        var shown = members.Where(m => schema.Required?.Contains(m.Key) == true || Given(m.Value) is not null).ToList();
        return new JsonObject((shown.Count > 0 ? shown : members).Select(m => KeyValuePair.Create(m.Key, ExampleOf(m.Value, all))));
    }
}
