using ChatServer.Http;
using ChatServer.Http.RateLimits;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Media.Imports;

/// <summary>Files that are elsewhere, such as in a drive.</summary>
[ApiController]
[Route("api/v1/media/imports")]
[Tags("Media")]
public sealed class MediaImportsController : ControllerBase
{
    /// <summary>Imports a file from a URL, to be put into a message afterwards.</summary>
    /// <remarks>
    /// The server downloads it, without anybody's credentials, and treats it as if you had uploaded it: what it is is decided by its content,
    /// and limits, quota and lifetime are those of uploads. Up to five redirects are followed. For a file in a drive, give the link by which
    /// anybody who has it can download the file itself, not the page that shows it. The answer comes when the file is safely stored.
    /// </remarks>
    /// <response code="201">It is stored. Only you can see it until it is in a message.</response>
    /// <response code="403">`address-refused`: the name in the URL, or in a redirect, is unknown or not one of the public internet.</response>
    /// <response code="409">`media-quota-exceeded`: your files would take more room than one person has.</response>
    /// <response code="413">`media-too-large`: there is less room for files of this kind; limits are in `GET /capabilities`.</response>
    /// <response code="424">
    /// `source-unreachable`: nobody answers there, or not to the end. `source-too-slow`: it took too long. `source-without-file`: the answer was
    /// an error, empty, or one redirect too many.
    /// </response>
    /// <response code="503">`storage-unavailable`: the store has no room, or cannot be reached. `busy`: too many imports are under way.</response>
    [HttpPost(Name = "importMedia")]
    [RateLimit(RatePolicy.Import)]
    [ProducesResponseType<MediaView>(StatusCodes.Status201Created)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status413PayloadTooLarge)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status424FailedDependency)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable)]
    public async Task<CreatedResult> Import(ImportMediaRequest request, [FromServices] ImportMedia importMedia, CancellationToken cancellation)
    {
        var media = await importMedia.RunAsync(User.UserId(), request, cancellation);
        return Created($"/api/v1/media/{media.Id}", media);
    }
}
