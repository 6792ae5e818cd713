using System.Globalization;
using ChatServer.Http;
using ChatServer.Http.OpenApi;
using ChatServer.Http.RateLimits;
using ChatServer.Refusals;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace ChatServer.Media.Uploads;

/// <summary>Files in pieces, over bad networks: resumable uploads by tus 1.0.0, for which there are clients in every language.</summary>
[ApiController]
[Route("api/v1/uploads")]
[Tags("Uploads")]
[TusVersion]
public sealed class UploadsController : ControllerBase
{
    /// <summary>Tells what is possible here, as tus clients ask for it.</summary>
    /// <response code="204">The headers Tus-Version, Tus-Extension, Tus-Max-Size and Tus-Checksum-Algorithm say it.</response>
    [AllowAnonymous]
    [HttpOptions(Name = "describeUploads")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public NoContentResult Describe([FromServices] IOptions<MediaOptions> options)
    {
        Response.Headers[Tus.VersionHeader] = Tus.Version;
        Response.Headers["Tus-Extension"] = Tus.Extensions;
        Response.Headers["Tus-Max-Size"] = options.Value.MaxBytes.ToString(CultureInfo.InvariantCulture);
        Response.Headers["Tus-Checksum-Algorithm"] = UploadChecksum.Algorithms;
        return NoContent();
    }

    /// <summary>Begins an upload.</summary>
    /// <remarks>The pieces go to the address in Location. When the last one has arrived, the media is made; it has the upload's id.</remarks>
    /// <param name="version">1.0.0</param>
    /// <param name="length">Size of the whole file in bytes, at least 1.</param>
    /// <param name="metadata">Pairs of a key and a value in Base64, separated by commas: "filename", and "sensitive" with "true" or "false".</param>
    /// <response code="201">The first piece may come. Upload-Expires tells until when.</response>
    /// <response code="409">`media-quota-exceeded`: your files would take more room than one person has. `too-many-uploads`: finish or end others first.</response>
    /// <response code="412">`unsupported-tus-version`: Tus-Resumable is not 1.0.0.</response>
    /// <response code="413">`media-too-large`: no file may be as large; limits are in `GET /capabilities`.</response>
    [HttpPost(Name = "startUpload")]
    [RateLimit(RatePolicy.Upload)]
    [ProducesResponseType<UploadView>(StatusCodes.Status201Created)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status412PreconditionFailed)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status413PayloadTooLarge)]
    public async Task<CreatedResult> Start(
        [FromServices] StartUpload startUpload,
        CancellationToken cancellation,
        [FromHeader(Name = Tus.ResumableHeader)] string? version = null,
        [FromHeader(Name = Tus.LengthHeader)] string? length = null,
        [FromHeader(Name = Tus.MetadataHeader)] string? metadata = null)
    {
        var upload = await startUpload.RunAsync(User.UserId(), Tus.Bytes(Tus.LengthHeader, length), metadata, cancellation);
        Tell(upload);
        return Created($"/api/v1/uploads/{upload.Id}", UploadView.Of(upload));
    }

    /// <summary>Tells how far an upload has come.</summary>
    /// <remarks>HEAD answers the same in the headers Upload-Offset, Upload-Length, Upload-Metadata and Upload-Expires.</remarks>
    /// <response code="404">`no-such-upload`: it does not exist, is over, or is not yours.</response>
    /// <response code="423">`upload-locked`: another request sends to it at this moment.</response>
    [HttpGet("{uploadId:guid}", Name = "readUpload")]
    [ProducesResponseType<UploadView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status423Locked)]
    public async Task<UploadView> Read(Guid uploadId, [FromServices] ReadUpload readUpload, CancellationToken cancellation)
    {
        var upload = await readUpload.RunAsync(User.UserId(), uploadId, cancellation);
        Tell(upload);
        Response.Headers[Tus.LengthHeader] = upload.Bytes.ToString(CultureInfo.InvariantCulture);
        if (!string.IsNullOrEmpty(upload.Metadata)) Response.Headers[Tus.MetadataHeader] = upload.Metadata;
        Response.Headers.CacheControl = "no-store";
        return UploadView.Of(upload);
    }

    /// <summary>Sends the next piece.</summary>
    /// <remarks>Of any size. What has arrived when the connection is cut is kept, unless Upload-Checksum is given.</remarks>
    /// <param name="uploadId">The upload's id.</param>
    /// <param name="version">1.0.0</param>
    /// <param name="offset">Where the piece begins: how much has arrived before.</param>
    /// <param name="checksum">sha1 or sha256, a space, and the sum of the piece in Base64.</param>
    /// <response code="204">It is safely stored; Upload-Offset tells how much is. If that is all, the media is made.</response>
    /// <response code="404">`no-such-upload`: it does not exist, is over, or is not yours.</response>
    /// <response code="409">`upload-offset-conflict`: the next piece begins elsewhere; see Upload-Offset. `media-quota-exceeded`: your files take more room than one person has.</response>
    /// <response code="412">`unsupported-tus-version`: Tus-Resumable is not 1.0.0.</response>
    /// <response code="413">`upload-too-long`: it goes beyond Upload-Length. `media-too-large`: there is less room for files of this kind.</response>
    /// <response code="423">`upload-locked`: another request sends to it at this moment.</response>
    /// <response code="460">`checksum-mismatch`: the piece is not what Upload-Checksum says, and is not stored.</response>
    /// <response code="503">`storage-unavailable`: there is no room to store it.</response>
    [HttpPatch("{uploadId:guid}", Name = "appendToUpload")]
    [BinaryBody(Tus.ContentType)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status412PreconditionFailed)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status413PayloadTooLarge)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status423Locked)]
    [ProducesResponseType<ProblemDetails>(460)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable)]
    public async Task<NoContentResult> Append(
        Guid uploadId,
        [FromServices] AppendToUpload appendToUpload,
        CancellationToken cancellation,
        [FromHeader(Name = Tus.ResumableHeader)] string? version = null,
        [FromHeader(Name = Tus.OffsetHeader)] string? offset = null,
        [FromHeader(Name = Tus.ChecksumHeader)] string? checksum = null)
    {
        if (Request.ContentType != Tus.ContentType || Request.Headers.ContentEncoding.Count > 0) throw Refusal.OffsetStreamRequired();

        // What the upload has room for is the limit.
        HttpContext.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
        var upload = await appendToUpload.RunAsync(User.UserId(), uploadId, Tus.Bytes(Tus.OffsetHeader, offset), checksum, Request.Body, cancellation);
        Tell(upload);
        return NoContent();
    }

    /// <summary>Ends an upload and forgets what has arrived. The media, if it is made already, stays.</summary>
    /// <param name="uploadId">The upload's id.</param>
    /// <param name="version">1.0.0</param>
    /// <response code="204">It is forgotten.</response>
    /// <response code="404">`no-such-upload`: it does not exist, is over, or is not yours.</response>
    /// <response code="412">`unsupported-tus-version`: Tus-Resumable is not 1.0.0.</response>
    /// <response code="423">`upload-locked`: another request sends to it at this moment.</response>
    [HttpDelete("{uploadId:guid}", Name = "endUpload")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status412PreconditionFailed)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status423Locked)]
    public async Task<NoContentResult> End(
        Guid uploadId, [FromServices] EndUpload endUpload, CancellationToken cancellation, [FromHeader(Name = Tus.ResumableHeader)] string? version = null)
    {
        await endUpload.RunAsync(User.UserId(), uploadId, cancellation);
        return NoContent();
    }

    private void Tell(Upload upload)
    {
        Response.Headers[Tus.OffsetHeader] = upload.Offset.ToString(CultureInfo.InvariantCulture);
        if (!upload.IsFinished) Response.Headers[Tus.ExpiresHeader] = upload.ExpiresAt.ToString("R", CultureInfo.InvariantCulture);
    }
}
