using System.Globalization;
using ChatServer.Refusals;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ChatServer.Media.Uploads;

/// <summary>The names of the protocol for resumable uploads, tus 1.0.0 (https://tus.io/protocols/resumable-upload).</summary>
internal static class Tus
{
    public const string Version = "1.0.0";
    public const string Extensions = "creation,checksum,expiration,termination";
    public const string ContentType = "application/offset+octet-stream";

    public const string ResumableHeader = "Tus-Resumable";
    public const string VersionHeader = "Tus-Version";
    public const string LengthHeader = "Upload-Length";
    public const string OffsetHeader = "Upload-Offset";
    public const string MetadataHeader = "Upload-Metadata";
    public const string ChecksumHeader = "Upload-Checksum";
    public const string ExpiresHeader = "Upload-Expires";

    /// <summary>A number of bytes in a header.</summary>
    public static long Bytes(string header, string? value) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            ? bytes
            : throw Refusal.InvalidRequest(header, "It must be a whole number of bytes.");
}

/// <summary>Speaks only the version of tus that is spoken here. Who only looks need not say which one they speak.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TusVersionAttribute : Attribute, IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        response.Headers[Tus.ResumableHeader] = Tus.Version;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsOptions(request.Method) || request.Headers[Tus.ResumableHeader] == Tus.Version) return;

        response.Headers[Tus.VersionHeader] = Tus.Version;
        throw Refusal.UnsupportedTusVersion();
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
