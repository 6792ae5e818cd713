using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace ChatServer.Http.OpenApi;

/// <summary>Writes the limits that stand on members of requests and on parameters into their schemas.</summary>
internal static class WireLimits
{
    /// <summary>The exact limit where it counts bytes: "maxLength" counts code points, of which fewer may fit.</summary>
    public const string Utf8Bytes = "x-maxUtf8Bytes";

    public static void Describe(OpenApiSchema schema, ICustomAttributeProvider annotated)
    {
        foreach (var rule in annotated.GetCustomAttributes(inherit: true))
        {
            switch (rule)
            {
                case MaxLengthAttribute most: schema.MaxItems = most.Length; break;
                case MinLengthAttribute least: schema.MinItems = least.Length; break;
                case LengthAttribute length: (schema.MinItems, schema.MaxItems) = (length.MinimumLength, length.MaximumLength); break;
                case RangeAttribute range: (schema.Minimum, schema.Maximum) = (Exact(range.Minimum), Exact(range.Maximum)); break;
                case NumberLimitAttribute number: (schema.Minimum, schema.Maximum) = (Exact(number.Least), Exact(number.Most)); break;
                case TextChoiceAttribute choice: schema.Enum = [.. choice.Texts.Select(t => JsonValue.Create(t))]; break;
                case TextLimitAttribute text: Describe((OpenApiSchema?)schema.Items ?? schema, text); break;
            }
        }
    }

    private static void Describe(OpenApiSchema schema, TextLimitAttribute limit)
    {
        (schema.MinLength, schema.MaxLength) = (limit.Least == 0 ? null : limit.Least, limit.Most);
        schema.Pattern = limit.Pattern;
        schema.Format ??= limit.Format;
        if (!limit.CountsUtf8Bytes) return;

        schema.Extensions ??= new Dictionary<string, IOpenApiExtension>();
        schema.Extensions[Utf8Bytes] = new JsonNodeExtension(JsonValue.Create(limit.Most));
    }

    // Otherwise "format" says how large the number may be.
    private static string? Exact(object number) =>
        Convert.ToDouble(number, CultureInfo.InvariantCulture) <= WireTypes.MostExact ? Convert.ToString(number, CultureInfo.InvariantCulture) : null;
}
