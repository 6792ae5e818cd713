namespace ChatServer.ContractTests.BadInput;

/// <summary>Every way to get a query wrong: each parameter by what its schema says.</summary>
internal static class BadQueries
{
    private static readonly string[] NoNumbers =
        ["ten", "1.5", "1e2", "0x10", "NaN", "1,000", "99999999999999999999", "%D9%A1", "1%00", "--1", "1%0a1"];

    public static IEnumerable<BadRequest> Of(ApiOperation operation, SoundWorld world)
    {
        yield return Request("surprise", "unknown", "surprise=1");
        foreach (var query in operation.Queries)
        {
            if (query.Schema.Type != "array") yield return Request(query.Name, "twice", $"{query.Name}=1&{query.Name}=1");
            foreach (var (kind, value) in Values(query, world)) yield return Request(query.Name, kind, $"{query.Name}={value}");
            foreach (var edge in Edges.Of(query.Name, query.Schema).Where(e => !e.IsWithin)) yield return Request(query.Name, edge.What, edge.Query(query.Name));
        }

        BadRequest Request(string place, string kind, string query) =>
            new(operation, place, kind, world.Request(operation, world.PathWith(operation, query)));
    }

    /// <summary>The kinds that a parameter must have been tried with.</summary>
    public static IEnumerable<string> KindsOf(ApiParameter query)
    {
        yield return query.Schema.Type switch
        {
            "integer" => "no number",
            "array" => "no UUID",
            _ when query.Schema.IsEnum => "none of them",
            _ => "U+0000",
        };
        if (query.Schema.Type != "array") yield return "twice";
        if (query.Name == "cursor") yield return "made up";
    }

    private static IEnumerable<(string Kind, string Value)> Values(ApiParameter query, SoundWorld world)
    {
        if (query.Schema.Type == "integer")
            foreach (var text in NoNumbers) yield return ("no number", text);
        else if (query.Schema.Type == "array")
            foreach (var id in BadPaths.Malformed) yield return ("no UUID", Uri.EscapeDataString(id));
        else if (query.Schema.IsEnum)
            foreach (var name in (string[])["nonsense", "0", "1", "-1", "99", "%00", string.Join(',', query.Schema.Names)]) yield return ("none of them", name);
        else
            yield return ("U+0000", "a%00b");

        if (query.Name != "cursor") yield break;

        foreach (var cursor in (string[])["x", "AAAA", "!!!!", "%FF", "%F0%9D%84%9E", new string('A', 64)]) yield return ("made up", cursor);
        yield return ("of another list", world.SyncCursor);
        yield return ("of somebody else", world.CursorOfBen);
    }
}
