using ChatServer.Http;
using ChatServer.Users;
using ChatServer.Users.Roles;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Moderation.Filters;

/// <summary>Rules for what may be said on this server.</summary>
[ApiController]
[Route("api/v1/moderation/filters")]
[RequireServerRole(ServerRole.Moderator)]
[Tags("Moderation")]
public sealed class FiltersController : ControllerBase
{
    /// <summary>Lists the rules for what may be said, oldest first.</summary>
    /// <remarks>Moderators of the server.</remarks>
    /// <response code="403">`not-allowed`: you are no moderator of this server.</response>
    [HttpGet(Name = "listFilters")]
    [ProducesResponseType<Page<FilterRuleView>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    public Task<Page<FilterRuleView>> List([FromQuery] PageRequest page, [FromServices] FilterReader filters, CancellationToken cancellation) =>
        filters.ListAsync(User.UserId(), page, cancellation);

    /// <summary>Adds a rule for what may be said.</summary>
    /// <remarks>
    /// Moderators of the server. It holds from the answer on, for everybody, in messages, edits, forwards, scheduled messages, stories and names of files;
    /// on other nodes within five seconds. What is refused gets 403 `filtered` with the reason. With dryRun nothing comes of a rule but entries in its
    /// list: a way to see what it would do. That you added it is in the audit log.
    /// </remarks>
    /// <response code="201">It holds.</response>
    /// <response code="403">`not-allowed`: you are no moderator of this server.</response>
    /// <response code="409">`too-many-filters`: the server has 100.</response>
    [HttpPost(Name = "addFilter")]
    [ProducesResponseType<FilterRuleView>(StatusCodes.Status201Created)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<CreatedResult> Add(FilterRuleRequest request, [FromServices] ChangeFilters changeFilters, CancellationToken cancellation)
    {
        var rule = Tagged(await changeFilters.AddAsync(User.UserId(), request, cancellation));
        return Created($"/api/v1/moderation/filters/{rule.Id}", rule);
    }

    /// <summary>Reads a rule for what may be said.</summary>
    /// <response code="403">`not-allowed`: you are no moderator of this server.</response>
    /// <response code="404">`no-such-filter`.</response>
    [HttpGet("{filterId:guid}", Name = "readFilter")]
    [ProducesResponseType<FilterRuleView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<FilterRuleView> Read(Guid filterId, [FromServices] FilterReader filters, CancellationToken cancellation) =>
        Tagged(await filters.ReadAsync(filterId, cancellation));

    /// <summary>Replaces a rule for what may be said, all of it.</summary>
    /// <remarks>Moderators of the server. It holds from the answer on; on other nodes within five seconds. That you did so is in the audit log.</remarks>
    /// <response code="403">`not-allowed`: you are no moderator of this server.</response>
    /// <response code="404">`no-such-filter`.</response>
    /// <response code="412">`precondition-failed`: it is not the version that If-Match names.</response>
    [HttpPut("{filterId:guid}", Name = "replaceFilter")]
    [ProducesResponseType<FilterRuleView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status412PreconditionFailed)]
    public async Task<FilterRuleView> Replace(
        Guid filterId,
        FilterRuleRequest request,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        [FromServices] ChangeFilters changeFilters,
        CancellationToken cancellation) =>
        Tagged(await changeFilters.ReplaceAsync(User.UserId(), filterId, request, ifMatch, cancellation));

    /// <summary>Removes a rule for what may be said, with its list.</summary>
    /// <remarks>Moderators of the server. What it reported stays. That you did so is in the audit log.</remarks>
    /// <response code="204">It is gone.</response>
    /// <response code="403">`not-allowed`: you are no moderator of this server.</response>
    /// <response code="404">`no-such-filter`.</response>
    [HttpDelete("{filterId:guid}", Name = "removeFilter")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<NoContentResult> Remove(Guid filterId, [FromServices] ChangeFilters changeFilters, CancellationToken cancellation)
    {
        await changeFilters.RemoveAsync(User.UserId(), filterId, cancellation);
        return NoContent();
    }

    /// <summary>Lists what a rule fitted, newest first, for 30 days.</summary>
    /// <remarks>
    /// Moderators of the server. Nothing of what was said is in it but what of the rule stood there. A second may pass before something is listed. Of
    /// what one rule fits 1,000 in an hour are listed; `hits` of the rule counts all.
    /// </remarks>
    /// <response code="403">`not-allowed`: you are no moderator of this server.</response>
    /// <response code="404">`no-such-filter`.</response>
    [HttpGet("{filterId:guid}/hits", Name = "listFilterHits")]
    [ProducesResponseType<Page<FilterHitView>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<Page<FilterHitView>> ListHits(
        Guid filterId, [FromQuery] PageRequest page, [FromServices] FilterReader filters, CancellationToken cancellation) =>
        filters.ListHitsAsync(User.UserId(), filterId, page, cancellation);

    /// <summary>Holds a text against the rules, without saying it.</summary>
    /// <remarks>Moderators of the server. Nothing comes of it, and it is kept nowhere. Rules of flood and duplicates are left out: they count what is said.</remarks>
    /// <response code="403">`not-allowed`: you are no moderator of this server.</response>
    [HttpPost("trials", Name = "tryFilters")]
    [ProducesResponseType<FilterTrialView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    public FilterTrialView Try(TryFiltersRequest request, [FromServices] TryFilters tryFilters) => tryFilters.Run(User.UserId(), request);

    private FilterRuleView Tagged(FilterRuleView rule)
    {
        Response.Headers.ETag = EntityTag.Of(rule.Version);
        return rule;
    }
}
