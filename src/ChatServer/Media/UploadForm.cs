using System.Text;
using ChatServer.Http;
using ChatServer.Media.Storage;
using ChatServer.Refusals;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ChatServer.Media;

/// <summary>What came in a form.</summary>
public sealed record UploadedFile(StagedFile File, string? FileName, bool IsSensitive) : IDisposable
{
    public void Dispose() => File.Dispose();
}

/// <summary>Reads a multipart form (RFC 7578) piece by piece: a "file", and "sensitive" before or after it.</summary>
public sealed class UploadForm
{
    private const int MaxBoundaryLength = 70; // RFC 2046 section 5.1.1
    private const int MaxHeaders = 8;
    private const int MaxHeaderBytes = 4096;

    private readonly MultipartReader _parts;
    private StagedFile? _file;
    private string? _fileName;
    private bool? _isSensitive;

    private UploadForm(MultipartReader parts) => _parts = parts;

    /// <exception cref="RefusalException">The body is no form.</exception>
    public static UploadForm Of(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.Any(e => !string.Equals(e, "identity", StringComparison.OrdinalIgnoreCase))) throw Refusal.MultipartRequired();
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.MediaType != "multipart/form-data") throw Refusal.MultipartRequired();

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > MaxBoundaryLength) throw Refusal.MultipartRequired();

        return new UploadForm(new MultipartReader(boundary, request.Body) { HeadersCountLimit = MaxHeaders, HeadersLengthLimit = MaxHeaderBytes });
    }

    /// <param name="stage">Takes in the file while it is read.</param>
    public async Task<UploadedFile> ReadAsync(Func<Stream, Task<StagedFile>> stage, CancellationToken cancellation)
    {
        try
        {
            while (await _parts.ReadNextSectionAsync(cancellation) is { } part) await ReadAsync(part, stage, cancellation);
            return new UploadedFile(_file ?? throw Refusal.InvalidRequest("file", "It is missing."), _fileName, _isSensitive ?? false);
        }
        catch (Exception broken)
        {
            _file?.Dispose();
            if (IsMalformed(broken)) throw Refusal.InvalidRequest(RequestJson.WholeBody, "It is not a form that comes to its end.");
            throw;
        }
    }

    // A form that breaks off, headers without end, or a client that is gone.
    private static bool IsMalformed(Exception failure) =>
        failure is InvalidDataException || (failure is IOException and not BadHttpRequestException && failure.HResult < 0);

    private async Task ReadAsync(MultipartSection part, Func<Stream, Task<StagedFile>> stage, CancellationToken cancellation)
    {
        if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition) || disposition.DispositionType != "form-data")
            throw Refusal.InvalidRequest(RequestJson.WholeBody, "A part does not say that it is form-data, or of which name.");

        switch (HeaderUtilities.RemoveQuotes(disposition.Name).Value)
        {
            case "file" when _file is null:
                _fileName = disposition.FileNameStar.Value ?? HeaderUtilities.RemoveQuotes(disposition.FileName).Value;
                _file = await stage(part.Body);
                break;
            case "sensitive" when _isSensitive is null:
                _isSensitive = await ReadFlagAsync(part.Body, cancellation);
                break;
            case "file" or "sensitive":
                throw Refusal.InvalidRequest(disposition.Name.Value!.Trim('"'), "It is given more than once.");
            default:
                throw Refusal.InvalidRequest(RequestJson.WholeBody, "A part is neither \"file\" nor \"sensitive\".");
        }
    }

    private static async Task<bool> ReadFlagAsync(Stream body, CancellationToken cancellation)
    {
        var text = new byte[bool.FalseString.Length + 1];
        var read = await body.ReadAtLeastAsync(text, text.Length, throwOnEndOfStream: false, cancellation);
        return Encoding.UTF8.GetString(text, 0, read) switch
        {
            "true" => true,
            "false" => false,
            _ => throw Refusal.InvalidRequest("sensitive", "It must be true or false."),
        };
    }
}
