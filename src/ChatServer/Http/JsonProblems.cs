using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ChatServer.Http;

/// <summary>Finds everything that keeps a JSON value from being a request of some type, by member.</summary>
internal sealed class JsonProblems
{
    /// <summary>More would help nobody, and a long list of nonsense must not cost more than a sound request.</summary>
    private const int MostFields = 20;

    private const string HalfPair = "It must not contain half of a surrogate pair.";

    private readonly Dictionary<string, List<string>> _found = [];

    public static IReadOnlyDictionary<string, string[]> Of(Type type, JsonElement json)
    {
        var problems = new JsonProblems();
        try
        {
            problems.Look("", type, mayBeNull: false, json);
        }
        catch (InvalidOperationException)
        {
            // The name of a member cannot be read as text.
            problems.Add("", HalfPair);
        }

        if (problems._found.Count == 0) problems.Add("", "It cannot be read.");
        return problems._found.ToDictionary(p => p.Key, p => p.Value.ToArray());
    }

    private void Look(string path, Type type, bool mayBeNull, JsonElement json)
    {
        if (_found.Count == MostFields) return;
        if (json.ValueKind == JsonValueKind.Null && (mayBeNull || Nullable.GetUnderlyingType(type) is not null)) return;

        var shape = WireJson.Options.GetTypeInfo(WireTypes.Unwrap(type));
        if (json.ValueKind == JsonValueKind.Null) Add(path, "It must not be null.");
        else if (shape.Kind == JsonTypeInfoKind.Object && json.ValueKind == JsonValueKind.Object) LookAtMembers(path, shape, json);
        else if (shape.Kind == JsonTypeInfoKind.Enumerable && json.ValueKind == JsonValueKind.Array) LookAtItems(path, shape, json);
        else if (!Fits(shape.Type, json, out var problem)) Add(path, problem ?? WireTypes.Expectation(shape));
    }

    private void LookAtMembers(string path, JsonTypeInfo shape, JsonElement json)
    {
        var known = shape.Properties.ToDictionary(p => p.Name);
        var seen = new HashSet<string>();
        foreach (var member in json.EnumerateObject())
        {
            var memberPath = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (!seen.Add(member.Name)) Add(memberPath, "It is given more than once.");
            else if (!known.TryGetValue(member.Name, out var property)) Add(memberPath, "There is no such member in this request.");
            else Look(memberPath, property.PropertyType, property.IsSetNullable || WireTypes.TakesNull(property), member.Value);
        }

        foreach (var missing in shape.Properties.Where(p => p.IsRequired && !seen.Contains(p.Name)))
            Add(path.Length == 0 ? missing.Name : $"{path}.{missing.Name}", "It is missing.");
    }

    private void LookAtItems(string path, JsonTypeInfo shape, JsonElement json)
    {
        var index = 0;
        foreach (var item in json.EnumerateArray()) Look($"{path}[{index++}]", shape.ElementType!, mayBeNull: false, item);
    }

    private static bool Fits(Type type, JsonElement json, out string? problem)
    {
        problem = null;
        try
        {
            json.Deserialize(type, WireJson.Options);
            return true;
        }
        catch (JsonException failure)
        {
            // Text that has the right type and still does not fit is explained by the converter that refused it.
            if (type == typeof(string) && json.ValueKind == JsonValueKind.String) problem = Explanation(failure);
            return false;
        }
    }

    private static string Explanation(JsonException failure) =>
        failure.Message.StartsWith("It must", StringComparison.Ordinal) ? failure.Message : HalfPair;

    private void Add(string path, string problem)
    {
        var key = path.Length == 0 ? RequestJson.WholeBody : path;
        if (_found.TryGetValue(key, out var problems) && !problems.Contains(problem)) problems.Add(problem);
        else if (_found.Count < MostFields) _found.TryAdd(key, [problem]);
    }
}
