using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Formatters;

namespace ChatServer.Http;

/// <summary>Writes answers as JSON, whole: their length is known before they begin, and they leave in one piece with their headers.</summary>
/// <remarks>In chunks each answer would be sent in two pieces, of which the second one says no more than that it was the last.</remarks>
internal sealed class JsonAnswerFormatter : TextOutputFormatter
{
    public JsonAnswerFormatter()
    {
        SupportedMediaTypes.Add("application/json");
        SupportedEncodings.Add(Encoding.UTF8);
    }

    public override async Task WriteResponseBodyAsync(OutputFormatterWriteContext context, Encoding selectedEncoding)
    {
        var answer = JsonSerializer.SerializeToUtf8Bytes(context.Object, context.ObjectType!, WireJson.Options);
        context.HttpContext.Response.ContentLength = answer.Length;
        await context.HttpContext.Response.BodyWriter.WriteAsync(answer, context.HttpContext.RequestAborted);
    }
}
