using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ChatServer.Http.OpenApi;

/// <summary>Makes schemas say what <see cref="WireJson"/> does: which members must be there, which may be null, what else is let in.</summary>
internal sealed class WireSchemas : ISchemaFilter
{
    private static readonly NullabilityInfoContext Nullability = new();

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties: { Count: > 0 } members } concrete || context.MemberInfo is not null) return;
        if (WireJson.Options.GetTypeInfo(context.Type) is not { Kind: JsonTypeInfoKind.Object } shape) return;

        concrete.Required = shape.Properties.Where(p => p.IsRequired && !IsLeftOutWhenNull(p) && members.ContainsKey(p.Name)).Select(p => p.Name).ToHashSet();
        foreach (var member in shape.Properties.Where(p => members.ContainsKey(p.Name))) Refine(context.Type, member, members);
    }

    private static void Refine(Type owner, JsonPropertyInfo member, IDictionary<string, IOpenApiSchema> members)
    {
        if (member.AttributeProvider is not PropertyInfo property) return;

        var parameter = Array.Find(owner.GetConstructors().FirstOrDefault()?.GetParameters() ?? [], p => p.Name == property.Name);
        var mayBeNull = MayBeNull(property) && !IsLeftOutWhenNull(member);
        if (members[member.Name] is OpenApiSchema own)
        {
            own.Type = mayBeNull ? own.Type | JsonSchemaType.Null : own.Type & ~JsonSchemaType.Null;
            WireLimits.Describe(own, parameter is null ? property : parameter);
        }
        else if (mayBeNull)
        {
            members[member.Name] = new OpenApiSchema { OneOf = [members[member.Name], new OpenApiSchema { Type = JsonSchemaType.Null }] };
        }
    }

    private static bool IsLeftOutWhenNull(JsonPropertyInfo member) => member.ShouldSerialize is not null;

    private static bool MayBeNull(PropertyInfo property)
    {
        lock (Nullability)
        {
            var info = Nullability.Create(property);
            if (WireTypes.IsOptional(property.PropertyType)) info = info.GenericTypeArguments[0];
            return info.ReadState == NullabilityState.Nullable;
        }
    }
}

/// <summary>Names of query parameters are camelCase, like everything else; headers that mean the same everywhere are explained once.</summary>
internal sealed class WireParameters : IParameterFilter
{
    public void Apply(IOpenApiParameter parameter, ParameterFilterContext context)
    {
        if (parameter is not OpenApiParameter { Name: { } name } own) return;

        if (own.In == ParameterLocation.Query) own.Name = JsonNamingPolicy.CamelCase.ConvertName(name);
        if (own.Schema is OpenApiSchema schema && (context.PropertyInfo ?? (ICustomAttributeProvider?)context.ParameterInfo) is { } annotated)
            WireLimits.Describe(schema, annotated);
        if (name == "If-Match") own.Description = "The ETag of the version that is meant; 412 when it has changed since. Absent: whatever it is now.";
    }
}
