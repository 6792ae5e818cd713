using System.Text.Json;
using ChatServer.Refusals;

namespace ChatServer.Http;

/// <summary>Binds JSON from outside, at every door alike: as <see cref="WireJson"/> says, or refused with what is wrong with which member.</summary>
public static class RequestJson
{
    /// <summary>The name under which errors of the body as a whole are listed.</summary>
    public const string WholeBody = "body";

    /// <exception cref="RefusalException">400 invalid-request</exception>
    public static T Bind<T>(JsonElement json) => (T)Bind(typeof(T), json);

    /// <exception cref="RefusalException">400 invalid-request</exception>
    public static object Bind(Type type, ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty) throw Refusal.InvalidRequest(WholeBody, "It is missing.");

        try
        {
            return JsonSerializer.Deserialize(utf8, type, WireJson.Options) ?? throw Refusal.InvalidRequest(WholeBody, "It must not be null.");
        }
        catch (JsonException)
        {
            // Only now is it worth the time to look for everything that is wrong.
            throw Explain(type, utf8);
        }
    }

    private static object Bind(Type type, JsonElement json)
    {
        try
        {
            return json.Deserialize(type, WireJson.Options) ?? throw Refusal.InvalidRequest(WholeBody, "It must not be null.");
        }
        catch (JsonException)
        {
            throw Refusal.InvalidRequest(JsonProblems.Of(type, json));
        }
    }

    private static RefusalException Explain(Type type, ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = WireJson.MaxDepth });
            using var document = JsonDocument.ParseValue(ref reader);
            reader.Read(); // throws when something follows the value
            return Refusal.InvalidRequest(JsonProblems.Of(type, document.RootElement));
        }
        catch (JsonException malformed)
        {
            return Refusal.InvalidRequest(
                WholeBody,
                $"It is not JSON of at most {WireJson.MaxDepth} levels (line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}).");
        }
    }
}
