using System.Text.Json.Nodes;

namespace ChatServer.ContractTests.BadInput;

/// <summary>Writes bodies with one place changed, also to what no JSON library would write.</summary>
internal static class BodyText
{
    private const string Mark = "@@here@@";

    /// <summary>The body with this JSON text, whatever it is, in place of the value at the path.</summary>
    public static string With(JsonObject body, string path, string json)
    {
        var changed = body.DeepClone().AsObject();
        var (parent, last) = Place(changed, path);
        if (parent is JsonArray list) SetItem(list, int.Parse(last));
        else parent[last] = Mark;
        return changed.ToJsonString().Replace($"\"{Mark}\"", json, StringComparison.Ordinal);
    }

    public static string Without(JsonObject body, string path)
    {
        var changed = body.DeepClone().AsObject();
        var (parent, last) = Place(changed, path);
        if (parent is JsonArray list) list.RemoveAt(int.Parse(last));
        else parent.AsObject().Remove(last);
        return changed.ToJsonString();
    }

    /// <summary>The body with a member added beside the one at the path; its name may be the same.</summary>
    public static string Beside(JsonObject body, string path, string name, string json)
    {
        var changed = body.DeepClone().AsObject();
        Place(changed, path).Parent.AsObject().Add(Mark, 0);
        return changed.ToJsonString().Replace($"\"{Mark}\":0", $"\"{name}\":{json}", StringComparison.Ordinal);
    }

    public static string JsonAt(JsonObject body, string path)
    {
        var (parent, last) = Place(body, path);
        return (parent is JsonArray list ? list[int.Parse(last)] : parent[last])?.ToJsonString() ?? "null";
    }

    private static void SetItem(JsonArray list, int index)
    {
        if (index < list.Count) list[index] = Mark;
        else list.Add(Mark);
    }

    private static (JsonNode Parent, string Last) Place(JsonObject body, string path)
    {
        var steps = path.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries);
        JsonNode parent = body;
        foreach (var step in steps[..^1]) parent = (parent is JsonArray list ? list[int.Parse(step)] : parent[step])!;
        return (parent, steps[^1]);
    }
}
