using System.Text.Json.Nodes;

namespace ChatServer.ContractTests.BadInput;

/// <summary>What the API description says of one value, with references followed.</summary>
internal sealed class ApiSchema
{
    private readonly JsonObject _json;
    private readonly JsonObject _named;

    public ApiSchema(JsonObject json, JsonObject named)
    {
        _named = named;
        if (json["oneOf"] is JsonArray { Count: 2 } either && either[1]!["type"]?.GetValue<string>() == "null")
        {
            IsNullable = true;
            json = either[0]!.AsObject();
        }

        _json = json["$ref"]?.GetValue<string>() is { } reference ? named[reference[(reference.LastIndexOf('/') + 1)..]]!.AsObject() : json;
        var types = _json["type"] is JsonArray several ? several.Select(t => t!.GetValue<string>()).ToList() : [_json["type"]!.GetValue<string>()];
        IsNullable |= types.Remove("null");
        Type = Assert.Single(types);
    }

    public string Type { get; }

    public bool IsNullable { get; }

    public bool IsClosed => _json["additionalProperties"] is JsonValue open && !open.GetValue<bool>();

    public string? Format => _json["format"]?.GetValue<string>();

    public string? Pattern => _json["pattern"]?.GetValue<string>();

    public bool IsEnum => Names.Count > 0;

    /// <summary>What there is to choose from; empty where it is not a choice.</summary>
    public IReadOnlyList<string> Names => [.. _json["enum"]?.AsArray().Select(name => name!.GetValue<string>()) ?? []];

    public ApiSchema? Items => _json["items"] is JsonObject items ? new ApiSchema(items, _named) : null;

    public IReadOnlyList<ApiMember> Members =>
        _json["properties"] is JsonObject members
            ? [.. members.Select(m => new ApiMember(m.Key, new ApiSchema(m.Value!.AsObject(), _named), Required.Contains(m.Key)))]
            : [];

    private IEnumerable<string> Required => _json["required"]?.AsArray().Select(r => r!.GetValue<string>()) ?? [];

    /// <summary>The limit under this name, such as "maxLength"; null when there is none.</summary>
    public long? Limit(string name) => _json[name]?.GetValue<long>();
}

/// <summary>One member of an object.</summary>
internal sealed record ApiMember(string Name, ApiSchema Schema, bool IsRequired);
