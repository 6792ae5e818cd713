using System.Text;
using ChatServer.Http;
using ChatServer.Http.RateLimits;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace ChatServer.Conversations.Invitations;

/// <summary>Links to a group, which can be passed on.</summary>
[ApiController]
[Route("api/v1")]
[Tags("Invitations")]
public sealed class LinksController : ControllerBase
{
    /// <summary>Makes a link to a group. Whoever has it may come in, or, where the rules say so, ask to.</summary>
    /// <remarks>
    /// Whoever the group's rules let add members; at most 100 of a group. The token is shown in this answer alone: of links that are lost nothing can
    /// be read back, and another is made.
    /// </remarks>
    /// <response code="201">It was made.</response>
    /// <response code="403">`not-allowed`: the rules do not let you.</response>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours.</response>
    /// <response code="409">`only-in-a-group`. `too-many-links`: revoke another one first.</response>
    [RateLimit(RatePolicy.People)]
    [HttpPost("conversations/{conversationId:guid}/links", Name = "createLink")]
    [ProducesResponseType<NewLinkView>(StatusCodes.Status201Created)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<CreatedResult> Create(
        Guid conversationId,
        CreateLinkRequest request,
        [FromServices] ManageLinks manageLinks,
        [FromServices] IOptions<InvitationOptions> options,
        CancellationToken cancellation)
    {
        var joinAddress = options.Value.JoinAddressFor(Request);
        var (token, link) = await manageLinks.CreateAsync(User.UserId(), conversationId, request, cancellation);
        return Created($"/api/v1/invitations/{token}", new NewLinkView(token, InvitationOptions.UrlOf(token, joinAddress), link));
    }

    /// <summary>Lists the links to a group, the oldest first, without their tokens.</summary>
    /// <remarks>Whoever the group's rules let add members.</remarks>
    /// <response code="403">`not-allowed`: the rules do not let you.</response>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours.</response>
    /// <response code="409">`only-in-a-group`.</response>
    [HttpGet("conversations/{conversationId:guid}/links", Name = "listLinks")]
    [ProducesResponseType<Page<LinkView>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<Page<LinkView>> List(
        Guid conversationId, [FromQuery] PageRequest page, [FromServices] InvitationReader invitations, CancellationToken cancellation) =>
        invitations.LinksAsync(User.UserId(), conversationId, page, cancellation);

    /// <summary>Revokes a link: from now on nobody comes in by it. Those who did stay.</summary>
    /// <remarks>Whoever the group's rules let add members.</remarks>
    /// <response code="204">It is revoked.</response>
    /// <response code="403">`not-allowed`: the rules do not let you.</response>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours. `no-such-link`: the group has none with this id.</response>
    /// <response code="409">`only-in-a-group`.</response>
    [HttpDelete("conversations/{conversationId:guid}/links/{linkId:guid}", Name = "revokeLink")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<NoContentResult> Revoke(
        Guid conversationId, Guid linkId, [FromServices] ManageLinks manageLinks, CancellationToken cancellation)
    {
        await manageLinks.RevokeAsync(User.UserId(), conversationId, linkId, cancellation);
        return NoContent();
    }

    /// <summary>Shows the holder of a link what it leads to.</summary>
    /// <param name="token">Of the link.</param>
    /// <response code="404">`no-such-invitation`: there is none, it has expired, was revoked, or is used up.</response>
    [RateLimit(RatePolicy.People)]
    [HttpGet("invitations/{token}", Name = "previewLink")]
    [ProducesResponseType<GroupPreview>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<GroupPreview> Preview(string token, [FromServices] InvitationReader invitations, CancellationToken cancellation) =>
        invitations.PreviewAsync(token, cancellation);

    /// <summary>Comes into the group that a link leads to, or asks to.</summary>
    /// <remarks>
    /// Where the rules say joinApproval, whoever may add members decides. Doing it again changes nothing, and uses nothing up. Of several people who use
    /// a link for one at once, one comes in.
    /// </remarks>
    /// <param name="token">Of the link.</param>
    /// <response code="200">You are in it, or have asked.</response>
    /// <response code="403">`banned`: you are banned from the group.</response>
    /// <response code="404">`no-such-invitation`: there is none, it has expired, was revoked, or is used up.</response>
    /// <response code="409">`too-many-members`. `too-many-join-requests`: 10,000 wait to be decided.</response>
    [RateLimit(RatePolicy.People)]
    [HttpPost("invitations/{token}/join", Name = "joinByLink")]
    [ProducesResponseType<JoinView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<JoinView> Join(string token, [FromServices] JoinByLink joinByLink, CancellationToken cancellation) =>
        joinByLink.RunAsync(User.UserId(), token, cancellation);

    /// <summary>Draws the link as a QR code in SVG.</summary>
    /// <param name="token">Of the link.</param>
    /// <response code="404">`no-such-invitation`: there is none, it has expired, was revoked, or is used up.</response>
    [RateLimit(RatePolicy.People)]
    [HttpGet("invitations/{token}/qr.svg", Name = "drawLink")]
    [Produces("image/svg+xml")]
    [ProducesResponseType<FileResult>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<FileResult> Svg(
        string token, [FromServices] InvitationReader invitations, [FromServices] IOptions<InvitationOptions> options, CancellationToken cancellation)
    {
        await invitations.PreviewAsync(token, cancellation);
        return File(Encoding.UTF8.GetBytes(InvitationQr.Svg(options.Value.UrlOf(token, Request))), "image/svg+xml");
    }

    /// <summary>Draws the link as a QR code in PNG.</summary>
    /// <param name="token">Of the link.</param>
    /// <response code="404">`no-such-invitation`: there is none, it has expired, was revoked, or is used up.</response>
    [RateLimit(RatePolicy.People)]
    [HttpGet("invitations/{token}/qr.png", Name = "drawLinkAsPng")]
    [Produces("image/png")]
    [ProducesResponseType<FileResult>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<FileResult> Png(
        string token, [FromServices] InvitationReader invitations, [FromServices] IOptions<InvitationOptions> options, CancellationToken cancellation)
    {
        await invitations.PreviewAsync(token, cancellation);
        return File(InvitationQr.Png(options.Value.UrlOf(token, Request)), "image/png");
    }
}
