using ChatServer.Http;
using ChatServer.Media.Storage;
using ChatServer.Refusals;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace ChatServer.Media;

/// <summary>Answers with content: whole, a range of it, or that it has not changed (RFC 9110 sections 13 and 14).</summary>
internal sealed class MediaContent(ReadableContent content, Stream stream) : FileStreamResult(stream, content.ContentType)
{
    // Whatever it is, opened by itself it runs no script, sends no form and is nobody's origin.
    private const string Policy = "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; frame-ancestors 'none'";
    private const int TagLength = 32;

    public static async Task<MediaContent> OfAsync(ReadableContent content, IBlobStore store, CancellationToken cancellation) =>
        new(content, await store.OpenAsync(content.Blob, cancellation))
        {
            EnableRangeProcessing = true,
            EntityTag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(content.Blob)[..TagLength]}\""),
        };

    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.ContentDisposition = Disposition();

        // Kept by whoever asked, and asked about each time: who may see it can end at any moment.
        response.Headers.CacheControl = "private, no-cache";
        if (HeadRequests.IsHead(context.HttpContext)) context.HttpContext.Request.Method = HttpMethods.Head; // Then only headers are written.
        await base.ExecuteResultAsync(context);

        if (response.StatusCode is not (StatusCodes.Status412PreconditionFailed or StatusCodes.Status416RangeNotSatisfiable)) return;

        response.Headers.ContentDisposition = default;
        (response.ContentType, response.ContentLength) = (null, null);
        throw response.StatusCode == StatusCodes.Status412PreconditionFailed ? Refusal.PreconditionFailed() : Refusal.RangeNotSatisfiable();
    }

    private string Disposition()
    {
        var disposition = new ContentDispositionHeaderValue(content.IsOpaque ? "attachment" : "inline");
        if (content.FileName is not null) disposition.SetHttpFileName(content.FileName);
        return disposition.ToString();
    }
}
