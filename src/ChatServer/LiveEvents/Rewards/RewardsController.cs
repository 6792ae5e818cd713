using ChatServer.Http;
using ChatServer.Http.RateLimits;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.LiveEvents.Rewards;

/// <summary>Points for taking part in an event.</summary>
[ApiController]
[Route("api/v1/events/{eventId:guid}")]
[Tags("Event rewards")]
public sealed class RewardsController : ControllerBase
{
    /// <summary>Reads what an event in which you take part gives points for.</summary>
    /// <response code="404">`no-such-event`: it does not exist, or is not yours to see.</response>
    /// <response code="409">`not-taking-part`: you are not in it.</response>
    [HttpGet("reward-rules", Name = "readRewardRules")]
    [ProducesResponseType<RewardRulesView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<RewardRulesView> Rules(Guid eventId, [FromServices] PointReader points, CancellationToken cancellation) =>
        points.RulesAsync(User.UserId(), eventId, cancellation);

    /// <summary>Replaces what an event gives points for, as one of its hosts. Points that were given stay.</summary>
    /// <remarks>
    /// What is said and asked in the chat counts from the rule on; a rule that is only changed goes on from there, and what it gave before counts in its
    /// bounds. Who is in the event and how long they watched counts whenever the rule was set, and is given within about 15 seconds while it is live.
    /// </remarks>
    /// <response code="403">`not-allowed`: you are no host of it.</response>
    /// <response code="404">`no-such-event`: it does not exist, or is not yours to see.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpPut("reward-rules", Name = "setRewardRules")]
    [ProducesResponseType<RewardRulesView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<RewardRulesView> SetRules(
        Guid eventId, RewardRulesView request, [FromServices] SetRewardRules setRules, CancellationToken cancellation) =>
        setRules.RunAsync(User.UserId(), eventId, request, cancellation);

    /// <summary>Reads your points in an event. They are told by the hub's event `points` when they move, at most once a second.</summary>
    /// <response code="404">`no-such-event`: it does not exist, or is not yours to see.</response>
    /// <response code="409">`not-taking-part`: you are not in it.</response>
    [HttpGet("rewards/me", Name = "readPoints")]
    [ProducesResponseType<PointBalanceView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<PointBalanceView> Own(Guid eventId, [FromServices] PointReader points, CancellationToken cancellation) =>
        points.OwnAsync(User.UserId(), eventId, cancellation);

    /// <summary>Lists what you got points for in an event, the newest first. Their sum is what you have.</summary>
    /// <response code="404">`no-such-event`: it does not exist, or is not yours to see.</response>
    /// <response code="409">`not-taking-part`: you are not in it.</response>
    [HttpGet("rewards/me/entries", Name = "listPoints")]
    [ProducesResponseType<Page<PointEntryView>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<Page<PointEntryView>> OwnEntries(
        Guid eventId, [FromQuery] PageRequest page, [FromServices] PointReader points, CancellationToken cancellation) =>
        points.OwnEntriesAsync(User.UserId(), eventId, page, cancellation);

    /// <summary>Gives points to somebody who takes part in an event, or takes them, as one of its hosts.</summary>
    /// <remarks>Repeating a request with the same clientId answers 200 with what the first attempt gave.</remarks>
    /// <response code="200">This clientId had given them before.</response>
    /// <response code="201">They are given.</response>
    /// <response code="403">`not-allowed`: you are no host of it. `muted`, `filtered`: the reason may not be said, as in a message.</response>
    /// <response code="404">`no-such-event`: it does not exist, or is not yours to see. `no-such-participant`: they are not in it.</response>
    /// <response code="409">
    /// `not-enough-points`: they have fewer than are to be taken. `client-id-reused`: the clientId was used for something else.
    /// </response>
    [RateLimit(RatePolicy.Send)]
    [HttpPost("rewards/grants", Name = "grantPoints")]
    [ProducesResponseType<PointEntryView>(StatusCodes.Status200OK)]
    [ProducesResponseType<PointEntryView>(StatusCodes.Status201Created)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<ObjectResult> Grant(
        Guid eventId, GrantPointsRequest request, [FromServices] GrantPoints grantPoints, CancellationToken cancellation)
    {
        var (entry, isNew) = await grantPoints.RunAsync(User.UserId(), eventId, request, cancellation);
        return isNew ? Created($"/api/v1/events/{eventId}/rewards/me/entries", entry) : Ok(entry);
    }

    /// <summary>Ranks those who have points in an event in which you take part: by what they got, and of those with as many by who had them first.</summary>
    /// <response code="404">`no-such-event`: it does not exist, or is not yours to see.</response>
    /// <response code="409">`not-taking-part`: you are not in it.</response>
    [HttpGet("leaderboard", Name = "readLeaderboard")]
    [ProducesResponseType<Page<RankView>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<Page<RankView>> Ranks(
        Guid eventId, [FromQuery] PageRequest page, [FromServices] Leaderboard leaderboard, CancellationToken cancellation) =>
        leaderboard.ReadAsync(User.UserId(), eventId, page, cancellation);

    /// <summary>Downloads what everybody got points for in an event, as one of its hosts.</summary>
    /// <remarks>Comma-separated values (RFC 4180) in UTF-8, with a first line of names; person by person, the oldest first.</remarks>
    /// <response code="403">`not-allowed`: you are no host of it.</response>
    /// <response code="404">`no-such-event`: it does not exist, or is not yours to see.</response>
    /// <response code="409">`not-taking-part`: you are not in it.</response>
    [RateLimit(RatePolicy.Search)]
    [HttpGet("rewards/export", Name = "exportPoints")]
    [Produces(CsvFile.Type)]
    [ProducesResponseType<FileResult>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<FileResult> Export(Guid eventId, [FromServices] ExportPoints exportPoints, CancellationToken cancellation) =>
        new CsvFile(await exportPoints.RunAsync(User.UserId(), eventId, cancellation), "points.csv");
}
