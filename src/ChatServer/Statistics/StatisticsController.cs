using ChatServer.Http.RateLimits;
using ChatServer.Users;
using ChatServer.Users.Roles;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Statistics;

/// <summary>What happens on this server as a whole, for its admins.</summary>
[ApiController]
[Route("api/v1/admin/statistics")]
[RequireServerRole(ServerRole.Admin)]
[Tags("Administration")]
public sealed class StatisticsController : ControllerBase
{
    /// <summary>Reads how much happened over time.</summary>
    /// <remarks>
    /// For admins of the server. One number for each step, in UTC, zero where nothing happened; at most 1,000 for each series. They are up to a minute
    /// behind. Active users are different people: those of a week are not the sum of those of its days. Of whom and where is not told.
    /// </remarks>
    /// <response code="200">The numbers.</response>
    /// <response code="400">`invalid-request`: "errors" says which parameters and why.</response>
    /// <response code="403">`not-allowed`: you are no admin of this server.</response>
    [HttpGet(Name = "readStatistics")]
    [RateLimit(RatePolicy.Search)]
    [ProducesResponseType<StatisticsView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    public Task<StatisticsView> Read(
        [FromQuery] StatisticsRequest request, [FromServices] StatisticsReader statistics, CancellationToken cancellation) =>
        statistics.ReadAsync(request, cancellation);
}
