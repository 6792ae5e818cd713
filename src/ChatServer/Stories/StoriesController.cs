using ChatServer.Http;
using ChatServer.Http.RateLimits;
using ChatServer.Messages;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Stories;

/// <summary>What people show for a day.</summary>
[ApiController]
[Route("api/v1")]
[Tags("Stories")]
public sealed class StoriesController : ControllerBase
{
    /// <summary>Posts a story.</summary>
    /// <remarks>
    /// A text, an image or video of yours, or both. It is gone 24 hours later, for everybody and from everywhere. At most 30 at a time. Those whom
    /// it is for hear of it as `story.added` in their own list, as your own devices do, and read it by REST: what the hub tells has no content.
    /// Repeating a request with the same clientId, while the story is there, answers 200 with it.
    /// </remarks>
    /// <response code="201">The story.</response>
    /// <response code="200">This clientId had made this story before.</response>
    /// <response code="404">
    /// `no-such-user`: one of those you name does not exist, or you share no conversation with them. `no-such-media`: it does not exist, is not yours, or was shown before and is gone.
    /// </response>
    /// <response code="409">
    /// `too-many-stories`. `client-id-reused`: it was used for another one. `not-for-a-story`: the media is no image or video. `media-not-ready`, `media-failed`.
    /// </response>
    [RateLimit(RatePolicy.Send)]
    [HttpPost("stories", Name = "postStory")]
    [ProducesResponseType<StoryView>(StatusCodes.Status201Created)]
    [ProducesResponseType<StoryView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<ActionResult<StoryView>> Post(PostStoryRequest request, [FromServices] PostStory postStory, CancellationToken cancellation)
    {
        var (story, isNew) = await postStory.RunAsync(User.UserId(), request, cancellation);
        return isNew ? Created($"/api/v1/stories/{story.Id}", story) : Ok(story);
    }

    /// <summary>Lists the stories of others that you may see, person by person.</summary>
    /// <remarks>
    /// First those with a story that you have not seen, the newest first among them; whom you muted come last. Your own are read by your own id. Read
    /// it again when your own list says `story.added`, `story.removed`, `story.updated` or `story.muted`; what expires goes without a word.
    /// </remarks>
    [HttpGet("stories", Name = "listStories")]
    [ProducesResponseType<Page<StoriesOfPersonView>>(StatusCodes.Status200OK)]
    public Task<Page<StoriesOfPersonView>> List([FromQuery] PageRequest page, [FromServices] StoryList stories, CancellationToken cancellation) =>
        stories.ReadAsync(User.UserId(), page, cancellation);

    /// <summary>Reads the stories of one person that you may see; with your own id, yours.</summary>
    /// <remarks>Of somebody of whom you may see none, for whatever reason, there are none.</remarks>
    /// <response code="404">`no-such-user`: nobody ever had this id.</response>
    [HttpGet("users/{userId:guid}/stories", Name = "readStoriesOf")]
    [ProducesResponseType<StoriesOfPersonView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<StoriesOfPersonView> OfPerson(Guid userId, [FromServices] StoriesReader stories, CancellationToken cancellation) =>
        stories.OfPersonAsync(User.UserId(), userId, cancellation);

    /// <summary>Reads a story.</summary>
    /// <response code="404">`no-such-story`: it does not exist, is not for you, or is gone.</response>
    [HttpGet("stories/{storyId:guid}", Name = "readStory")]
    [ProducesResponseType<StoryView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<StoryView> Read(Guid storyId, [FromServices] StoriesReader stories, CancellationToken cancellation) =>
        stories.ReadAsync(User.UserId(), storyId, cancellation);

    /// <summary>Takes your story back.</summary>
    /// <remarks>At once nobody sees it. Those whom it was for hear of it as `story.removed`.</remarks>
    /// <response code="204">It is gone.</response>
    /// <response code="403">`not-your-story`.</response>
    /// <response code="404">`no-such-story`: it does not exist, is not for you, or is gone.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpDelete("stories/{storyId:guid}", Name = "withdrawStory")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<NoContentResult> Withdraw(Guid storyId, [FromServices] WithdrawStory withdrawStory, CancellationToken cancellation)
    {
        await withdrawStory.RunAsync(User.UserId(), storyId, cancellation);
        return NoContent();
    }

    /// <summary>Tells that you have seen a story.</summary>
    /// <remarks>Its author learns it, and nobody else. The first time counts; of one's own nothing is noted.</remarks>
    /// <response code="204">It is noted.</response>
    /// <response code="404">`no-such-story`: it does not exist, is not for you, or is gone.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpPut("stories/{storyId:guid}/seen", Name = "seeStory")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<NoContentResult> See(Guid storyId, [FromServices] SeeStory seeStory, CancellationToken cancellation)
    {
        await seeStory.SeeAsync(User.UserId(), storyId, cancellation);
        return NoContent();
    }

    /// <summary>Reacts to a story with an emoji, in place of the one before.</summary>
    /// <remarks>Any one emoji of Unicode. Its author learns it, and nobody else; whoever reacts has seen it.</remarks>
    /// <param name="emoji" example="👍">The emoji itself, percent-encoded.</param>
    /// <response code="204">It is noted.</response>
    /// <response code="404">`no-such-story`: it does not exist, is not for you, or is gone. `no-such-emoji`: what stands in the address is not one emoji.</response>
    /// <response code="409">`own-story`: nobody reacts to their own.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpPut("stories/{storyId:guid}/reaction/{emoji}", Name = "reactToStory")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<NoContentResult> React(Guid storyId, string emoji, [FromServices] SeeStory seeStory, CancellationToken cancellation)
    {
        await seeStory.ReactAsync(User.UserId(), storyId, emoji, cancellation);
        return NoContent();
    }

    /// <summary>Takes your reaction to a story back.</summary>
    /// <remarks>Where there is none, nothing changes.</remarks>
    /// <response code="204">There is none.</response>
    /// <response code="404">`no-such-story`: it does not exist, is not for you, or is gone.</response>
    /// <response code="409">`own-story`: nobody reacts to their own.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpDelete("stories/{storyId:guid}/reaction", Name = "takeStoryReactionBack")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<NoContentResult> TakeReactionBack(Guid storyId, [FromServices] SeeStory seeStory, CancellationToken cancellation)
    {
        await seeStory.TakeReactionBackAsync(User.UserId(), storyId, cancellation);
        return NoContent();
    }

    /// <summary>Answers a story by a direct message to its author.</summary>
    /// <remarks>
    /// In your direct conversation, which begins with it if you have none. The message says which story it answers; nothing of what is in that.
    /// Repeating a request with the same clientId answers 200 with the message that the first attempt made.
    /// </remarks>
    /// <response code="201">The message was stored.</response>
    /// <response code="200">This clientId had made this message before.</response>
    /// <response code="404">`no-such-story`: it does not exist, is not for you, or is gone.</response>
    /// <response code="409">`own-story`: nobody answers their own. `client-id-reused`: the clientId was used for something else.</response>
    /// <response code="503">`busy`, `database-unavailable`: nothing was stored. `outcome-unknown`: repeat it with the same clientId.</response>
    [RateLimit(RatePolicy.Send)]
    [HttpPost("stories/{storyId:guid}/replies", Name = "replyToStory")]
    [ProducesResponseType<MessageView>(StatusCodes.Status201Created)]
    [ProducesResponseType<MessageView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<MessageView>> Reply(
        Guid storyId, ReplyToStoryRequest request, [FromServices] ReplyToStory replyToStory, CancellationToken cancellation)
    {
        var (message, isNew) = await replyToStory.RunAsync(User.UserId(), storyId, request, cancellation);
        Response.Headers.ETag = EntityTag.Of(message.Version);
        return isNew ? Created($"/api/v1/messages/{message.Id}", message) : Ok(message);
    }
}
