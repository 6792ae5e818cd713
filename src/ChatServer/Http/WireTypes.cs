using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ChatServer.Http;

/// <summary>What a .NET type is on the wire, in the words of the API.</summary>
internal static class WireTypes
{
    /// <summary>Whole numbers beyond this are not exact in JSON that JavaScript reads (2^53). A limit beyond it only says "any number".</summary>
    public const double MostExact = 9_007_199_254_740_992;

    /// <summary>The type inside <see cref="Optional{T}"/> and <see cref="Nullable{T}"/>.</summary>
    public static Type Unwrap(Type type)
    {
        while (type.IsGenericType && (IsOptional(type) || Nullable.GetUnderlyingType(type) is not null)) type = type.GenericTypeArguments[0];
        return type;
    }

    public static bool IsOptional(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>);

    /// <summary>Whether null may be given: for <see cref="Optional{T}"/> the annotation stands on its argument, which reflection does not show.</summary>
    public static bool TakesNull(JsonPropertyInfo property) =>
        IsOptional(property.PropertyType)
        && (!property.PropertyType.GenericTypeArguments[0].IsValueType
            || Nullable.GetUnderlyingType(property.PropertyType.GenericTypeArguments[0]) is not null);

    public static string Expectation(JsonTypeInfo shape) => Unwrap(shape.Type) switch
    {
        var t when t == typeof(Guid) => "It must be a UUID.",
        var t when t == typeof(string) => "It must be a string.",
        var t when t == typeof(bool) => "It must be true or false.",
        var t when t == typeof(int) || t == typeof(long) => "It must be a whole number.",
        var t when t == typeof(DateTimeOffset) => "It must be a time such as 2026-01-31T12:00:00.000Z.",
        { IsEnum: true } t => $"It must be one of {string.Join(", ", Enum.GetNames(t).Select(JsonNamingPolicy.CamelCase.ConvertName))}.",
        _ when shape.Kind == JsonTypeInfoKind.Enumerable => "It must be a list.",
        _ => "It must be an object.",
    };
}
