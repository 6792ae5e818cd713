using System.ComponentModel;
using ChatServer.Accounts;
using ChatServer.Http;
using ChatServer.Http.OpenApi;
using ChatServer.Http.RateLimits;
using ChatServer.Media.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Media;

/// <summary>Pictures, videos, sounds and other files.</summary>
[ApiController]
[Route("api/v1/media")]
[Tags("Media")]
public sealed class MediaController : ControllerBase
{
    private const string Readers = $"{SessionTokens.Scheme},{MediaLinkReaders.Scheme}";

    /// <summary>Uploads a file, to be put into a message afterwards.</summary>
    /// <remarks>
    /// What it is is decided by its content. The answer comes as soon as the file is safely stored; where something is made of it first,
    /// its status is "processing" until then. What is put into no message and no set, and made nobody's avatar, goes after 24 hours unless the server says otherwise.
    /// </remarks>
    /// <response code="201">It is stored. Only you can see it until it is in a message or a set, or an avatar.</response>
    /// <response code="409">`media-quota-exceeded`: your files would take more room than one person has.</response>
    /// <response code="413">`media-too-large`: there is less room for files of this kind; limits are in `GET /capabilities`.</response>
    /// <response code="415">`unsupported-media-type`: the body is not multipart/form-data.</response>
    /// <response code="503">`storage-unavailable`: the store has no room, or cannot be reached.</response>
    [HttpPost(Name = "uploadMedia")]
    [RateLimit(RatePolicy.Upload)]
    [FormBody(typeof(UploadMediaForm))]
    [ProducesResponseType<MediaView>(StatusCodes.Status201Created)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status413PayloadTooLarge)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status415UnsupportedMediaType)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable)]
    public async Task<CreatedResult> Upload([FromServices] UploadMedia uploadMedia, CancellationToken cancellation)
    {
        HttpContext.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = uploadMedia.MaxRequestBytes;
        var media = await uploadMedia.RunAsync(User.UserId(), UploadForm.Of(Request), cancellation);
        return Created($"/api/v1/media/{media.Id}", media);
    }

    /// <summary>Reads what is known about a media.</summary>
    /// <remarks>
    /// Its uploader sees it until it is in a message; from then on whoever may read such a message, and, of what is in a set, whoever may use that. What is an avatar is seen by whoever sees whom
    /// it stands for, in the variants "160", "160.jpg", "480" and "480.jpg" only, unless it is their own; the same of the picture of a page, for
    /// whoever may read a message that shows its preview. The addresses in it need no header
    /// and hold for at least ten minutes.
    /// </remarks>
    /// <param name="reveal">true to see what is sensitive, and get its address.</param>
    /// <response code="404">`no-such-media`: it does not exist, or is not yours to see.</response>
    [HttpGet("{mediaId:guid}", Name = "readMedia")]
    [ProducesResponseType<MediaView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<MediaView> Read(
        Guid mediaId, [FromQuery] bool? reveal, [FromServices] MediaReader media, CancellationToken cancellation) =>
        media.ReadAsync(User.UserId(), mediaId, reveal ?? false, cancellation);

    /// <summary>Downloads a media, or a range of it.</summary>
    /// <remarks>
    /// With ETag, Range, If-Range and If-None-Match. Pictures, videos and sounds are shown where they are opened, other files are saved.
    /// Without an Authorization header the link in an address that was given out decides who asks.
    /// </remarks>
    /// <param name="reveal">true to get what is sensitive.</param>
    /// <param name="link">Stands in addresses that were given out; nothing to be made up.</param>
    /// <response code="200">The file.</response>
    /// <response code="206">The range that was asked for.</response>
    /// <response code="304">It is what If-None-Match names.</response>
    /// <response code="403">`media-sensitive`: it is, and reveal is not true.</response>
    /// <response code="404">`no-such-media`: it does not exist, or is not yours to see.</response>
    /// <response code="409">`media-not-ready`: it is still being processed. `media-failed`: it could not be.</response>
    /// <response code="412">`precondition-failed`: it is not the version that If-Match names.</response>
    /// <response code="416">`range-not-satisfiable`: it has no such range.</response>
    [HttpGet("{mediaId:guid}/content", Name = "downloadMedia")]
    [Produces("application/octet-stream")]
    [Authorize(AuthenticationSchemes = Readers)]
    [RateLimit(RatePolicy.Download)]
    [ProducesResponseType<FileResult>(StatusCodes.Status200OK)]
    [ProducesResponseType<FileResult>(StatusCodes.Status206PartialContent)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status412PreconditionFailed)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status416RangeNotSatisfiable)]
    public async Task<FileResult> Content(
        Guid mediaId,
        [FromQuery] bool? reveal,
        [FromQuery][TextLimit(0, MediaLinks.MaxLength, Pattern = MediaLinks.Pattern)] string? link,
        [FromServices] MediaReader media,
        [FromServices] IBlobStore store,
        CancellationToken cancellation)
    {
        MediaLinks.RequireSound(link);
        var isRevealed = reveal == true || link is not null; // A link to it is given to whoever asked.
        return await MediaContent.OfAsync(await media.ContentAsync(User.UserId(), mediaId, isRevealed, cancellation), store, cancellation);
    }

    /// <summary>Downloads a smaller or lighter form of a media, or a range of it.</summary>
    /// <param name="name">One of the names in "variants".</param>
    /// <param name="reveal">true to get what is sensitive; what is blurred needs no asking.</param>
    /// <param name="link">Stands in addresses that were given out; nothing to be made up.</param>
    /// <response code="200">The file.</response>
    /// <response code="206">The range that was asked for.</response>
    /// <response code="304">It is what If-None-Match names.</response>
    /// <response code="403">`media-sensitive`: it is, and neither is the variant blurred nor reveal true.</response>
    /// <response code="404">`no-such-media`: it does not exist, or is not yours to see. `no-such-variant`: it has none of this name.</response>
    /// <response code="409">`media-not-ready`: it is still being processed. `media-failed`: it could not be.</response>
    /// <response code="412">`precondition-failed`: it is not the version that If-Match names.</response>
    /// <response code="416">`range-not-satisfiable`: it has no such range.</response>
    [HttpGet("{mediaId:guid}/variants/{name}", Name = "downloadVariant")]
    [Produces("application/octet-stream")]
    [Authorize(AuthenticationSchemes = Readers)]
    [RateLimit(RatePolicy.Download)]
    [ProducesResponseType<FileResult>(StatusCodes.Status200OK)]
    [ProducesResponseType<FileResult>(StatusCodes.Status206PartialContent)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status412PreconditionFailed)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status416RangeNotSatisfiable)]
    public async Task<FileResult> Variant(
        Guid mediaId,
        string name,
        [FromQuery] bool? reveal,
        [FromQuery][TextLimit(0, MediaLinks.MaxLength, Pattern = MediaLinks.Pattern)] string? link,
        [FromServices] MediaReader media,
        [FromServices] IBlobStore store,
        CancellationToken cancellation)
    {
        MediaLinks.RequireSound(link);
        var isRevealed = reveal == true || link is not null;
        return await MediaContent.OfAsync(await media.VariantAsync(User.UserId(), mediaId, name, isRevealed, cancellation), store, cancellation);
    }
}

/// <summary>A file to upload.</summary>
/// <param name="File">The file itself; what it is is decided by its content, not by its name.</param>
/// <param name="Sensitive">true shows it blurred until a reader asks for it; false unless given.</param>
public sealed record UploadMediaForm(IFormFile File, [property: DefaultValue(false)] bool Sensitive = false);
