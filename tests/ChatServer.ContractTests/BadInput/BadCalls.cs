using System.Reflection;
using System.Text;
using System.Text.Json;
using ChatServer.Realtime;
using Microsoft.AspNetCore.SignalR;

namespace ChatServer.ContractTests.BadInput;

/// <summary>A call of the hub with one thing wrong.</summary>
/// <param name="Method">What is called.</param>
/// <param name="Place">Where it is wrong: the name of an argument or a JSON path in one.</param>
/// <param name="Kind">What is wrong with it.</param>
/// <param name="Arguments">What it is called with, as JSON.</param>
/// <param name="Status">What it must be answered with.</param>
internal sealed record BadCall(string Method, string Place, string Kind, string Arguments, int Status = 400);

/// <summary>Every way to get a call wrong: the number of arguments, each of them, and each place in those that REST takes as a body.</summary>
internal sealed class BadCalls(SoundWorld world, IReadOnlyList<ApiOperation> operations)
{
    private static readonly string[] NoIds = ["null", "{}", "[]", "1", "true", "\"\""];
    private static readonly string[] NoPositions = ["null", "{}", "[]", "true", "\"1\"", "-1", "1.5", "1e400", "9223372036854775808"];
    private static readonly string[] NoRequests = ["null", "[]", "1", "true", "\"x\"", "[[]]"];

    // A larger frame closes the socket.
    private const int MaxUtf8Bytes = 32 * 1024;

    // The request that has the same body.
    private static readonly Dictionary<string, string> Twins = new()
    {
        ["Send"] = "sendMessage",
        ["Edit"] = "editMessage",
        ["Sync"] = "sync",
        ["SetStage"] = "setStage",
        ["React"] = "reactInEvent",
    };

    /// <summary>The hub's methods with the names of their arguments.</summary>
    public static IReadOnlyDictionary<string, string[]> Methods { get; } =
        typeof(ChatHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => m.GetCustomAttribute<HubMethodNameAttribute>() is null)
            .ToDictionary(m => m.Name, m => m.GetParameters().Where(p => p.ParameterType == typeof(JsonElement)).Select(p => p.Name!).ToArray());

    public IEnumerable<BadCall> All() =>
        Methods.SelectMany(m => Of(m.Key, m.Value)).Where(c => Encoding.UTF8.GetByteCount(c.Arguments) < MaxUtf8Bytes - 1_000);

    private IEnumerable<BadCall> Of(string method, string[] names)
    {
        var sound = names.Select(name => Sound(method, name)).ToList();
        if (names.Length > 0)
        {
            yield return new BadCall(method, "arguments", "none", "[]");
            yield return new BadCall(method, "arguments", "one too few", $"[{string.Join(',', sound.SkipLast(1))}]");
        }

        yield return new BadCall(method, "arguments", "one too many", $"[{string.Join(',', sound.Append("1"))}]");
        for (var i = 0; i < names.Length; i++)
        {
            foreach (var (place, kind, json, status) in Arguments(method, names[i]))
                yield return new BadCall(method, place, kind, $"[{string.Join(',', sound.Select((argument, at) => at == i ? json : argument))}]", status);
        }
    }

    private IEnumerable<(string Place, string Kind, string Json, int Status)> Arguments(string method, string name) => name switch
    {
        "seq" => NoPositions.Select(json => (name, "no position", json, 400)),
        "request" => NoRequests.Select(json => ("body", "no object", json, 400))
            .Concat(BadBodies.Places(Twin(method), world).Select(b => (PlaceOf(b), b.Kind, b.Body, 400))),
        _ => NoIds.Concat(BadPaths.Malformed.Select(id => JsonSerializer.Serialize(id))).Select(json => (name, "no UUID", json, 400))
            .Append((name, "nobody's", $"\"{Guid.NewGuid()}\"", 404))
            .Append((name, "of others", $"\"{world.IdOfOthers(Twin("Send"), name)}\"", 404)),
    };

    // Repeated members do not get as far as the argument they are in.
    private static string PlaceOf((string Place, string Kind, string) wrong) => wrong.Kind == "twice" ? "arguments" : wrong.Place;

    private string Sound(string method, string name) => name switch
    {
        "seq" => "1",
        "request" => world.Body(Twin(method)).ToJsonString(),
        _ => $"\"{world.Id(name)}\"",
    };

    private ApiOperation Twin(string method) => operations.Single(o => o.Id == Twins[method]);
}
