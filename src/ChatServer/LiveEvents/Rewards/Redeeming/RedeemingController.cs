using ChatServer.Http;
using ChatServer.Http.RateLimits;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.LiveEvents.Rewards.Redeeming;

/// <summary>What a host does with what was redeemed.</summary>
/// <param name="Status">handed: it was handed out; cancelled: it will not be, and points and stock come back.</param>
public sealed record CloseRedemptionRequest(ClosedAs Status);

/// <summary>How a redemption ends.</summary>
public enum ClosedAs
{
    /// <summary>Handed out.</summary>
    Handed,

    /// <summary>Not handed out: points and stock come back.</summary>
    Cancelled,
}

/// <summary>What people get for their points in an event.</summary>
[ApiController]
[Route("api/v1/events/{eventId:guid}")]
[Tags("Event rewards")]
public sealed class RedeemingController : ControllerBase
{
    /// <summary>Lists what there is for points in an event in which you take part; at most 50.</summary>
    /// <response code="404">`no-such-event`: it does not exist, or is not yours to see.</response>
    /// <response code="409">`not-taking-part`: you are not in it.</response>
    [HttpGet("rewards", Name = "listRewards")]
    [ProducesResponseType<Page<RewardView>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<Page<RewardView>> List(Guid eventId, [FromServices] RewardReader rewards, CancellationToken cancellation) =>
        rewards.ListAsync(User.UserId(), eventId, cancellation);

    /// <summary>Offers a reward in an event, as one of its hosts.</summary>
    /// <response code="201">It can be redeemed.</response>
    /// <response code="403">`not-allowed`: you are no host of it. `muted`, `filtered`: the title may not be said, as in a message.</response>
    /// <response code="404">`no-such-event`: it does not exist, or is not yours to see.</response>
    /// <response code="409">`too-many-rewards`: there are 50.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpPost("rewards", Name = "offerReward")]
    [ProducesResponseType<RewardView>(StatusCodes.Status201Created)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<CreatedResult> Offer(
        Guid eventId, OfferRewardRequest request, [FromServices] OfferReward offerReward, CancellationToken cancellation) =>
        Created($"/api/v1/events/{eventId}/rewards", await offerReward.RunAsync(User.UserId(), eventId, request, cancellation));

    /// <summary>Takes a reward away, as one of the event's hosts. What was redeemed stays redeemed.</summary>
    /// <response code="204">Nobody can redeem it any more.</response>
    /// <response code="403">`not-allowed`: you are no host of it.</response>
    /// <response code="404">`no-such-event`: it does not exist, or is not yours to see. `no-such-reward`.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpDelete("rewards/{rewardId:guid}", Name = "withdrawReward")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<NoContentResult> Withdraw(
        Guid eventId, Guid rewardId, [FromServices] OfferReward offerReward, CancellationToken cancellation)
    {
        await offerReward.WithdrawAsync(User.UserId(), eventId, rewardId, cancellation);
        return NoContent();
    }

    /// <summary>Gives points for a reward, in an event in which you take part.</summary>
    /// <remarks>Repeating a request with the same clientId answers 200 with what the first attempt redeemed.</remarks>
    /// <response code="200">This clientId had redeemed it before.</response>
    /// <response code="201">It is yours, and a host hands it out.</response>
    /// <response code="404">`no-such-event`: it does not exist, or is not yours to see. `no-such-reward`.</response>
    /// <response code="409">
    /// `not-taking-part`: you are not in it. `not-enough-points`. `none-left`. `enough-redeemed`: nobody gets more of it. `client-id-reused`: the clientId
    /// was used for another one.
    /// </response>
    [RateLimit(RatePolicy.Send)]
    [HttpPost("rewards/{rewardId:guid}/redemptions", Name = "redeemReward")]
    [ProducesResponseType<RedemptionView>(StatusCodes.Status200OK)]
    [ProducesResponseType<RedemptionView>(StatusCodes.Status201Created)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<ObjectResult> Redeem(
        Guid eventId, Guid rewardId, RedeemRewardRequest request, [FromServices] RedeemReward redeemReward, CancellationToken cancellation)
    {
        var (redemption, isNew) = await redeemReward.RunAsync(User.UserId(), eventId, rewardId, request, cancellation);
        return isNew ? Created($"/api/v1/events/{eventId}/rewards/me/redemptions", redemption) : Ok(redemption);
    }

    /// <summary>Lists what you redeemed in an event, the oldest first.</summary>
    /// <response code="404">`no-such-event`: it does not exist, or is not yours to see.</response>
    /// <response code="409">`not-taking-part`: you are not in it.</response>
    [HttpGet("rewards/me/redemptions", Name = "listOwnRedemptions")]
    [ProducesResponseType<Page<RedemptionView>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<Page<RedemptionView>> Own(
        Guid eventId, [FromQuery] PageRequest page, [FromServices] RewardReader rewards, CancellationToken cancellation) =>
        rewards.OwnAsync(User.UserId(), eventId, page, cancellation);

    /// <summary>Lists what was redeemed in an event, as one of its hosts: what is to be handed out, the oldest first, or what was, or was cancelled.</summary>
    /// <response code="403">`not-allowed`: you are no host of it.</response>
    /// <response code="404">`no-such-event`: it does not exist, or is not yours to see.</response>
    /// <response code="409">`not-taking-part`: you are not in it.</response>
    [HttpGet("redemptions", Name = "listRedemptions")]
    [ProducesResponseType<Page<RedemptionView>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<Page<RedemptionView>> All(
        Guid eventId,
        [FromQuery] RedemptionListRequest request,
        [FromQuery] PageRequest page,
        [FromServices] RewardReader rewards,
        CancellationToken cancellation) =>
        rewards.AllAsync(User.UserId(), eventId, request.Status, page, cancellation);

    /// <summary>Marks what was redeemed as handed out, or cancels it, as one of the event's hosts. Doing the same again changes nothing.</summary>
    /// <response code="403">`not-allowed`: you are no host of it.</response>
    /// <response code="404">`no-such-event`: it does not exist, or is not yours to see. `no-such-redemption`.</response>
    /// <response code="409">`not-taking-part`: you are not in it. `redemption-closed`: it was handed out, or cancelled.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpPut("redemptions/{redemptionId:guid}", Name = "closeRedemption")]
    [ProducesResponseType<RedemptionView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<RedemptionView> Close(
        Guid eventId, Guid redemptionId, CloseRedemptionRequest request, [FromServices] RedeemReward redeemReward, CancellationToken cancellation) =>
        redeemReward.CloseAsync(
            User.UserId(), eventId, redemptionId, request.Status == ClosedAs.Handed ? RedemptionStatus.Handed : RedemptionStatus.Cancelled, cancellation);
}
