using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace ChatServer.Http.BrowserClient;

/// <summary>One file of the client, with what was compressed beside it when the client was built.</summary>
internal sealed class ClientFile
{
    private const string OneYear = "public, max-age=31536000, immutable";
    private const string AskEachTime = "no-cache";

    private static readonly FileExtensionContentTypeProvider Types = new();

    private static readonly (string Coding, string Ending)[] Codings = [("br", ".br"), ("gzip", ".gz")];

    private readonly string _path;
    private readonly string _contentType;
    private readonly string _tag;
    private readonly (string Coding, string Path)[] _compressed;

    public ClientFile(string path)
    {
        _path = path;
        _contentType = Types.TryGetContentType(path, out var known) ? known : "application/octet-stream";
        if (_contentType.StartsWith("text/", StringComparison.Ordinal)) _contentType += "; charset=utf-8";
        _tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)).AsSpan(0, 16))}\"";
        _compressed = [.. Codings.Select(c => (c.Coding, path + c.Ending)).Where(c => File.Exists(c.Item2))];
    }

    public static bool IsCompressed(string path) => Array.Exists(Codings, c => path.EndsWith(c.Ending, StringComparison.Ordinal));

    /// <param name="isNamedByContent">Whether another content would have another name, so that nobody need ask again.</param>
    public Task SendAsync(HttpContext context, bool isNamedByContent)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = isNamedByContent ? OneYear : AskEachTime;
        headers.ETag = _tag;
        if (_compressed.Length > 0) headers.Vary = HeaderNames.AcceptEncoding;
        if (context.Request.Headers.IfNoneMatch.Contains(_tag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        context.Response.ContentType = _contentType;
        return context.Response.SendFileAsync(Choose(context), context.RequestAborted);
    }

    private string Choose(HttpContext context)
    {
        var accepted = context.Request.Headers.GetCommaSeparatedValues(HeaderNames.AcceptEncoding);
        var (coding, path) = Array.Find(_compressed, c => accepted.Contains(c.Coding, StringComparer.OrdinalIgnoreCase));
        if (coding is null) return _path;

        context.Response.Headers.ContentEncoding = coding;
        return path;
    }
}
