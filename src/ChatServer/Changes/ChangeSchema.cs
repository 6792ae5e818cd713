using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ChatServer.Changes;

/// <summary>Describes a change as it is written: one of several shapes, told apart by "kind".</summary>
internal sealed class ChangeSchema(ChangeKinds kinds, IEnumerable<SubjectShape> shapes) : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (context.Type != typeof(ChangeView) || schema is not OpenApiSchema { Properties: { } members } change) return;

        foreach (var inside in new[] { "kind", "subjectId", "view" }) members.Remove(inside);
        change.Required = new HashSet<string> { "seq", "kind", "at", "actorId" };
        change.OneOf = [.. shapes.Select(shape => ShapeOf(shape, context))];
    }

    private OpenApiSchema ShapeOf(SubjectShape shape, SchemaFilterContext context) => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "kind", shape.Subject },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["kind"] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Enum = [.. kinds.All.Where(k => k.Subject == shape.Subject).Select(k => k.Name).Order(StringComparer.Ordinal)],
                Description = "What happened.",
            },
            [shape.Subject] = ViewOf(shape, context),
        },
    };

    private static IOpenApiSchema ViewOf(SubjectShape shape, SchemaFilterContext context)
    {
        var view = context.SchemaGenerator.GenerateSchema(shape.View, context.SchemaRepository);
        return shape.View.IsAssignableTo(typeof(IPlaced)) ? new OpenApiSchema { OneOf = [view, new OpenApiSchema { Type = JsonSchemaType.Null }] } : view;
    }
}
