using System.Text.Json.Nodes;
using ChatServer.Harness;

namespace ChatServer.ContractTests.BadInput;

/// <summary>The operations that the server describes: what the tests of bad input are made from.</summary>
internal static class ApiDescription
{
    public static async Task<IReadOnlyList<ApiOperation>> ReadAsync(ChatApp app)
    {
        var document = JsonNode.Parse(await app.Http.GetStringAsync("/swagger/v1/swagger.json"))!;
        var named = document["components"]!["schemas"]!.AsObject();
        return
        [
            .. from path in document["paths"]!.AsObject()
               from operation in path.Value!.AsObject()
               select Operation(HttpMethod.Parse(operation.Key), path.Key, operation.Value!, named),
        ];
    }

    private static ApiOperation Operation(HttpMethod method, string path, JsonNode json, JsonObject named)
    {
        var parameters =
            from parameter in json["parameters"]?.AsArray() ?? []
            select new ApiParameter(
                parameter["name"]!.GetValue<string>(),
                parameter["in"]!.GetValue<string>(),
                new ApiSchema(parameter["schema"]!.AsObject(), named));
        var body = json["requestBody"]?["content"]?["application/json"]?["schema"] is JsonObject schema ? new ApiSchema(schema, named) : null;
        return new ApiOperation(json["operationId"]!.GetValue<string>(), method, path, [.. parameters], body, json["security"] is not null)
        {
            IsBinary = json["requestBody"]?["content"]?["application/offset+octet-stream"] is not null,
            IsForm = json["requestBody"]?["content"]?["multipart/form-data"] is not null,
            Answers = json["responses"]!.AsObject().ToDictionary(a => a.Key, a => a.Value!["description"]!.GetValue<string>()),
        };
    }
}

/// <summary>One operation of the description.</summary>
internal sealed record ApiOperation(
    string Id, HttpMethod Method, string Path, IReadOnlyList<ApiParameter> Parameters, ApiSchema? Body, bool NeedsSession)
{
    /// <summary>Every place in the body: "title", "known", "known[0]", "known[0].seq".</summary>
    public IReadOnlyList<ApiField> Fields => Body is null ? [] : [.. FieldsOf("", Body)];

    /// <summary>Whether the body is a form with a file in it.</summary>
    public required bool IsForm { get; init; }

    /// <summary>Whether the body is a piece of a file.</summary>
    public required bool IsBinary { get; init; }

    public bool HasBody => Body is not null || IsForm || IsBinary;

    /// <summary>What is said of each status.</summary>
    public required IReadOnlyDictionary<string, string> Answers { get; init; }

    /// <summary>Whether it answers JSON, and not a file.</summary>
    public bool AnswersJson => Describes(406, "not-acceptable");

    public IEnumerable<ApiParameter> Queries => Parameters.Where(p => p.In == "query");

    /// <summary>Whether clients are told of this refusal.</summary>
    public bool Describes(int status, string code) => Answers.TryGetValue($"{status}", out var said) && said.Contains($"`{code}`", StringComparison.Ordinal);

    public override string ToString() => Id;

    private static IEnumerable<ApiField> FieldsOf(string path, ApiSchema schema)
    {
        foreach (var member in schema.Members)
        {
            var field = new ApiField(path.Length == 0 ? member.Name : $"{path}.{member.Name}", member.Schema, member.IsRequired);
            yield return field;
            foreach (var inner in FieldsOf(field.Path, field.Schema)) yield return inner;
        }

        if (schema.Items is not { } items) yield break;

        yield return new ApiField($"{path}[0]", items, IsRequired: true);
        foreach (var inner in FieldsOf($"{path}[0]", items)) yield return inner;
    }
}

/// <summary>A parameter in a path, a query or a header.</summary>
internal sealed record ApiParameter(string Name, string In, ApiSchema Schema);

/// <summary>A place in a body, by its JSON path.</summary>
internal sealed record ApiField(string Path, ApiSchema Schema, bool IsRequired)
{
    /// <summary>Whether it is an item of a list, not a member of an object.</summary>
    public bool IsItem => Path.EndsWith(']');

    public string Name => Path[(Path.LastIndexOf('.') + 1)..];
}
