using ChatServer.Http;
using ChatServer.Http.RateLimits;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Stories;

/// <summary>Who sees stories: those of one's own, and whose one wants to see.</summary>
[ApiController]
[Route("api/v1")]
[Tags("Stories")]
public sealed class StoryViewersController : ControllerBase
{
    /// <summary>Lists who saw your story and how they reacted, the last one first.</summary>
    /// <remarks>You hear as `story.updated`, once a second at most, that there is something new.</remarks>
    /// <response code="403">`not-your-story`: who saw it is told to its author alone.</response>
    /// <response code="404">`no-such-story`: it does not exist, is not for you, or is gone.</response>
    [HttpGet("stories/{storyId:guid}/viewers", Name = "listStoryViewers")]
    [ProducesResponseType<Page<StoryViewerView>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<Page<StoryViewerView>> List(
        Guid storyId, [FromQuery] PageRequest page, [FromServices] StoryViewers viewers, CancellationToken cancellation) =>
        viewers.ListAsync(User.UserId(), storyId, page, cancellation);

    /// <summary>Takes somebody out of the audience of your story.</summary>
    /// <remarks>From then on it is not there for them, and that they saw it or reacted is forgotten. They hear of it as `story.removed`.</remarks>
    /// <response code="204">It is not for them.</response>
    /// <response code="403">`not-your-story`.</response>
    /// <response code="404">`no-such-story`: it does not exist, is not for you, or is gone. `no-such-user`: it is not for them.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpDelete("stories/{storyId:guid}/viewers/{userId:guid}", Name = "takeOutViewer")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<NoContentResult> TakeOut(
        Guid storyId, Guid userId, [FromServices] TakeOutViewer takeOutViewer, CancellationToken cancellation)
    {
        await takeOutViewer.RunAsync(User.UserId(), storyId, userId, cancellation);
        return NoContent();
    }

    /// <summary>Mutes somebody's stories: they come last in your list.</summary>
    /// <remarks>Nobody else learns of it. Your devices hear of it as `story.muted`.</remarks>
    /// <response code="204">They are muted.</response>
    /// <response code="404">`no-such-user`: they do not exist, or you share no conversation with them.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpPut("users/{userId:guid}/stories/muted", Name = "muteStories")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<NoContentResult> Mute(Guid userId, [FromServices] MuteStories muteStories, CancellationToken cancellation)
    {
        await muteStories.MuteAsync(User.UserId(), userId, cancellation);
        return NoContent();
    }

    /// <summary>Mutes somebody's stories no longer.</summary>
    /// <remarks>Where they are not muted, nothing changes. Your devices hear of it as `story.muted`.</remarks>
    /// <response code="204">They are not muted.</response>
    /// <response code="404">`no-such-user`: nobody ever had this id.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpDelete("users/{userId:guid}/stories/muted", Name = "unmuteStories")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<NoContentResult> Unmute(Guid userId, [FromServices] MuteStories muteStories, CancellationToken cancellation)
    {
        await muteStories.UnmuteAsync(User.UserId(), userId, cancellation);
        return NoContent();
    }
}
