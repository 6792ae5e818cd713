namespace ChatServer.ContractTests.BadInput;

/// <summary>A value just at a limit, or just beyond it, as JSON.</summary>
internal sealed record Edge(string What, string Json, bool IsWithin)
{
    /// <summary>The same in a query: lists as the parameter several times.</summary>
    public string Query(string name) => Json.StartsWith('[')
        ? string.Join('&', Json.Trim('[', ']').Split(',', StringSplitOptions.RemoveEmptyEntries).Select(item => $"{name}={item.Trim('"')}"))
        : $"{name}={Uri.EscapeDataString(Json.Trim('"'))}";
}

/// <summary>Both sides of every limit that a schema has.</summary>
internal static class Edges
{
    public static IEnumerable<Edge> Of(string path, ApiSchema schema) => schema.Type switch
    {
        // Of a cursor's length only what is too much shows: others are forged.
        "string" when path == "cursor" => Texts(schema).Where(e => !e.IsWithin),
        "string" => Texts(schema),
        "integer" => Numbers(schema),
        "array" => Lists(schema),
        _ => [],
    };

    private static IEnumerable<Edge> Texts(ApiSchema schema)
    {
        if (schema.Limit("minLength") is { } least and > 0)
        {
            yield return Text(SoundText.Of(schema, (int)least), "as short as may be", isWithin: true);
            yield return Text(SoundText.Of(schema, (int)least)[..^1], "too short by one", isWithin: false);
        }

        if (schema.Limit("maxLength") is not { } most || schema.Format == "uuid") yield break;

        var wide = schema.Limit("x-maxUtf8Bytes") is { } bytes ? bytes / 4 : most;
        yield return Text(SoundText.Of(schema, (int)most), "as long as may be", isWithin: true);
        yield return Text(SoundText.Of(schema, (int)most + 1), "too long by one", isWithin: false);
        if (SoundText.WideOf(schema, (int)wide) is not { } clefs) yield break;

        yield return Text(clefs, "as long as may be, of wide characters", isWithin: true);
        yield return Text(SoundText.WideOf(schema, (int)wide + 1)!, "too long by one, of wide characters", isWithin: false);
    }

    private static IEnumerable<Edge> Numbers(ApiSchema schema)
    {
        var (smallest, largest) = schema.Format == "int64" ? (long.MinValue, long.MaxValue) : (int.MinValue, int.MaxValue);
        var (least, most) = (schema.Limit("minimum") ?? smallest, schema.Limit("maximum") ?? largest);
        yield return new Edge($"{least}", $"{least}", IsWithin: true);
        yield return new Edge($"{least} - 1", $"{(Int128)least - 1}", IsWithin: false);
        yield return new Edge($"{most}", $"{most}", IsWithin: true);
        yield return new Edge($"{most} + 1", $"{(Int128)most + 1}", IsWithin: false);
    }

    private static IEnumerable<Edge> Lists(ApiSchema schema)
    {
        if (schema.Limit("minItems") is { } least and > 0) yield return List(schema.Items!, (int)least - 1, isWithin: false);
        if (schema.Limit("maxItems") is not { } most) yield break;

        yield return List(schema.Items!, (int)most, isWithin: true);
        yield return List(schema.Items!, (int)most + 1, isWithin: false);
    }

    private static Edge Text(string text, string what, bool isWithin) => new(what, $"\"{text}\"", isWithin);

    private static Edge List(ApiSchema item, int count, bool isWithin) =>
        new($"with {count} items", $"[{string.Join(',', Enumerable.Range(0, count).Select(_ => Item(item)))}]", isWithin);

    private static string Item(ApiSchema item) => item.Type == "object"
        ? $"{{{string.Join(',', item.Members.Select(m => $"\"{m.Name}\":{Item(m.Schema)}"))}}}"
        : item.IsEnum ? $"\"{item.Names[0]}\""
        : item.Format == "uuid" ? $"\"{Guid.NewGuid()}\"" : item.Type == "string" ? $"\"{new string('a', (int)(item.Limit("minLength") ?? 1))}\"" : item.Type == "boolean" ? "false" : "1";
}
