using System.Text;
using System.Text.Json.Nodes;

namespace ChatServer.ContractTests.BadInput;

/// <summary>Every way to get a body wrong: as a whole, and each place in it by what its schema says.</summary>
internal static class BadBodies
{
    public const string Whole = "body";

    /// <summary>JSON texts that no string of ours may hold.</summary>
    private static readonly (string Kind, string Json)[] Unstorable = [("U+0000", """ "a\u0000b" """), ("half of a surrogate pair", """ "\ud800" """)];

    private static readonly Dictionary<string, string> OfType = new()
    {
        ["object"] = """{"x":1}""",
        ["array"] = "[[]]",
        ["string"] = "\"x\"",
        ["integer"] = "1",
        ["boolean"] = "true",
    };

    /// <summary>Texts that may be taken or refused, and that have harmed other servers.</summary>
    public static IReadOnlyList<string> OddTexts { get; } =
        ["\u202e", "'; drop table users; --", "{{7*7}}", "%00", "../../etc/passwd", "\ufeff", "\u0301", "\uffff", "<script>", "${jndi:x}", "\u200b", "\r\n.\r\n", ""];

    public static IEnumerable<BadRequest> Of(ApiOperation operation, SoundWorld world)
    {
        var sound = world.Body(operation);
        foreach (var (kind, body) in Wholes(sound.ToJsonString())) yield return Request(Whole, kind, body);
        yield return Request(Whole, "not UTF-8", [.. Encoding.UTF8.GetBytes(sound.ToJsonString()[..^1]), 0xC3, 0x28, (byte)'}']);
        yield return Request("surprise", "unknown", Encoding.UTF8.GetBytes(BodyText.Beside(sound, operation.Fields[0].Path, "surprise", "1")));

        foreach (var (place, kind, body) in Places(operation, world)) yield return Request(place, kind, Encoding.UTF8.GetBytes(body));
        foreach (var field in operation.Fields.Where(f => f.Schema.Format == "uuid"))
            foreach (var (kind, id) in Strangers(field, world))
                yield return Request(field.Path, kind, Encoding.UTF8.GetBytes(BodyText.With(sound, field.Path, $"\"{id}\""))) with { Status = 404, Code = null };

        BadRequest Request(string place, string kind, byte[] body) => new(operation, place, kind, world.Request(operation, body));
    }

    /// <summary>Bodies that are JSON, with one place in them wrong.</summary>
    public static IEnumerable<(string Place, string Kind, string Body)> Places(ApiOperation operation, SoundWorld world)
    {
        var sound = world.Body(operation);
        return from field in operation.Fields from wrong in Of(field, sound) select (field.Path, wrong.Kind, wrong.Body);
    }

    /// <summary>The kinds that a place must have been tried with.</summary>
    public static IEnumerable<string> KindsOf(ApiField field)
    {
        foreach (var type in OfType.Keys.Where(t => IsOther(t, field.Schema))) yield return $"of type {type}";
        if (field.IsRequired && !field.IsItem) yield return "missing";
        if (!field.Schema.IsNullable) yield return "null";
        if (!field.IsItem) yield return "twice";
        if (field.Schema is { Type: "string", Format: "uuid" }) yield return "no UUID";
        if (field.Schema.IsEnum) yield return "none of them";
        if (field.Schema.Members.Count > 0) yield return "with an unknown member";
        if (field.Schema is { Type: "string", IsEnum: false, Format: not "uuid" }) yield return "U+0000";
    }

    // A clientId is made up by whoever sends, and whoever syncs may name conversations that they no longer see.
    private static IEnumerable<(string Kind, string Id)> Strangers(ApiField field, SoundWorld world)
    {
        // Whoever may be mentioned is mentioned only if they are there; of a contact nothing is checked.
        if (field.Name is "clientId" or "conversationId" or "users[0]" or "userId") yield break;

        yield return ("nobody's", $"{Guid.NewGuid()}");
        yield return ("nil", $"{Guid.Empty}");
        if (field.Name == "replyToId") yield return ("of others", world.OfCleo.Message);
        if (field.Name == "mediaIds[0]") yield return ("of others", world.OfCleo.Media);
    }

    // A whole number is a number too.
    private static bool IsOther(string type, ApiSchema schema) => type != schema.Type && (schema.Type, type) is not ("number", "integer");

    private static IEnumerable<(string Kind, byte[] Body)> Wholes(string sound)
    {
        (string Kind, string Body)[] texts =
        [
            ("empty", ""), ("space", " \n"), ("null", "null"), ("a list", $"[{sound}]"), ("a string", "\"x\""), ("a number", "1"),
            ("half", sound[..^1]), ("with a tail", sound + "{}"), ("with a comment", $"/* */{sound}"), ("with a comma too much", $"{sound[..^1]},}}"),
            ("in single quotes", sound.Replace('"', '\'')), ("nested deeply", $"{{\"surprise\":{new string('[', 30_000)}"),
            ("a form", "content=Hello&title=Tea"), ("XML", "<content>Hello</content>"), ("with a byte order mark", $"\ufeff{sound}"),
        ];
        return texts.Select(t => (t.Kind, Encoding.UTF8.GetBytes(t.Body)));
    }

    private static IEnumerable<(string Kind, string Body)> Of(ApiField field, JsonObject sound)
    {
        var (path, schema) = (field.Path, field.Schema);
        if (field.IsRequired && !field.IsItem) yield return ("missing", BodyText.Without(sound, path));
        if (!field.IsItem) yield return ("twice", BodyText.Beside(sound, path, field.Name, BodyText.JsonAt(sound, path)));
        foreach (var (kind, json) in Values(schema)) yield return (kind, BodyText.With(sound, path, json));
        if (schema.Members.Count > 0) yield return ("with an unknown member", BodyText.Beside(sound, $"{path}.{schema.Members[0].Name}", "surprise", "1"));
    }

    private static IEnumerable<(string Kind, string Json)> Values(ApiSchema schema)
    {
        if (!schema.IsNullable) yield return ("null", "null");
        foreach (var (type, json) in OfType.Where(t => IsOther(t.Key, schema))) yield return ($"of type {type}", json);
        if (schema.Type == "integer")
            foreach (var number in (string[])["1.5", "1e400", "-1e3", "99999999999999999999"]) yield return ($"the number {number}", number);

        if (schema.IsEnum)
            foreach (var name in (string[])["\"nonsense\"", "\"\"", "\"0\"", $"\"{string.Join(", ", schema.Names)}\""]) yield return ("none of them", name);
        else if (schema.Format == "uuid")
            foreach (var id in BadPaths.Malformed) yield return ("no UUID", JsonValue.Create(id).ToJsonString());
        else if (schema.Type == "string")
            foreach (var text in Unstorable) yield return text;

        if (schema.Pattern is not null) yield return ("against its pattern", "\"!!!!\"");
        if (schema.Format == "uri")
            foreach (var url in (string[])["", "nowhere", "//nowhere/", "file:///etc/passwd", "ftp://192.0.2.1/", "http://ada:secret@192.0.2.1/", "http://192.0.2.1:22/"])
                yield return ("no URL", $"\"{url}\"");
        if (schema.Format == "email") yield return ("no address", "\"nobody\"");
        foreach (var edge in Edges.Of("", schema).Where(e => !e.IsWithin)) yield return (edge.What, edge.Json);
    }
}
