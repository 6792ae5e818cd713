using System.Buffers;
using System.IO.Pipelines;
using ChatServer.Refusals;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.Net.Http.Headers;

namespace ChatServer.Http;

/// <summary>Reads JSON bodies, whole: they are small, and what is wrong with one is told better with all of it at hand.</summary>
internal sealed class JsonBodyFormatter : InputFormatter
{
    public JsonBodyFormatter() => SupportedMediaTypes.Add("application/json");

    public override bool CanRead(InputFormatterContext context) => base.CanRead(context) && IsPlainUtf8(context.HttpContext.Request);

    public override async Task<InputFormatterResult> ReadRequestBodyAsync(InputFormatterContext context)
    {
        var reader = context.HttpContext.Request.BodyReader;
        var read = await ReadToEndAsync(reader, context.HttpContext.RequestAborted);
        try
        {
            return InputFormatterResult.Success(Bind(context.ModelType, read.Buffer));
        }
        finally
        {
            reader.AdvanceTo(read.Buffer.End);
        }
    }

    private static async Task<ReadResult> ReadToEndAsync(PipeReader reader, CancellationToken cancellation)
    {
        try
        {
            var read = await reader.ReadAsync(cancellation);
            while (!read.IsCompleted)
            {
                // Nothing is consumed yet: the next read returns this and what follows. Kestrel keeps the limit on its size.
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                read = await reader.ReadAsync(cancellation);
            }

            return read;
        }
        catch (IOException broken) when (broken is not BadHttpRequestException)
        {
            // Chunks whose sizes are no numbers, or whoever sends is gone.
            throw Refusal.InvalidRequest(RequestJson.WholeBody, "It does not come to its end.");
        }
    }

    private static object Bind(Type type, ReadOnlySequence<byte> body) =>
        RequestJson.Bind(type, body.IsSingleSegment ? body.FirstSpan : body.ToArray());

    private static bool IsPlainUtf8(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.Any(e => !string.Equals(e, "identity", StringComparison.OrdinalIgnoreCase))) return false;

        // Not when there are several types: which of them it is nobody can tell.
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)) return false;

        var charset = type.Charset.Value;
        return string.IsNullOrEmpty(charset) || charset.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase);
    }
}
