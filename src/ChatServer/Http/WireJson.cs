using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ChatServer.Http;

/// <summary>How JSON looks at every door: camelCase, times to the millisecond, nothing unknown or repeated in requests.</summary>
public static class WireJson
{
    public const int MaxDepth = 16;

    /// <summary>For code that reads or writes JSON outside MVC and SignalR.</summary>
    public static JsonSerializerOptions Options { get; } = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.MaxDepth = MaxDepth;

        // Answers are never parts of a page (application/json, nosniff), so only what JSON itself asks for is escaped:
        // most of the world's writing takes half the bytes.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver();
        options.Converters.Add(new TimeConverter());
        options.Converters.Add(new TextConverter());
        options.Converters.Add(new OptionalConverterFactory());
        options.Converters.Add(new EnumConverterFactory());
        return options;
    }
}
