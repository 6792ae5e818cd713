using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ChatServer.Texts;

namespace ChatServer.Http;

/// <summary>Times to the millisecond, always in UTC.</summary>
internal sealed class TimeConverter : JsonConverter<DateTimeOffset>
{
    private const int LengthToMilliseconds = 23;

    // In "yyyy-MM-ddTHH:mm:ss.fffffffZ"; a format of one's own costs several times as much.
    private const string Precise = "O";
    private const int LengthOfPrecise = 28;

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[LengthOfPrecise];
        value.UtcDateTime.TryFormat(text, out _, Precise, CultureInfo.InvariantCulture);
        text[LengthToMilliseconds] = (byte)'Z';
        writer.WriteStringValue(text[..(LengthToMilliseconds + 1)]);
    }
}

/// <summary>Lets only such text in as the database can keep, whichever member it is for.</summary>
internal sealed class TextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString();
        return text is not null && Text.WhyNotStorable(text) is { } problem ? throw new JsonException(problem) : text;
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Read(ref reader, typeToConvert, options)!;

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value);
}
