using System.ComponentModel.DataAnnotations;
using ChatServer.Http;
using ChatServer.Http.RateLimits;
using ChatServer.Refusals;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Users;

/// <summary>People: your own profile, and what others show of themselves.</summary>
[ApiController]
[Route("api/v1/users")]
[Tags("Users")]
public sealed class UsersController : ControllerBase
{
    /// <summary>Reads your own profile.</summary>
    /// <remarks>With your e-mail address and settings, which nobody else sees.</remarks>
    /// <response code="200">Your profile; its version is in the header ETag.</response>
    [HttpGet("me", Name = "readOwnProfile")]
    [ProducesResponseType<OwnProfile>(StatusCodes.Status200OK)]
    public async Task<OwnProfile> ReadOwn([FromServices] UserReader users, CancellationToken cancellation) =>
        Tag(await users.ReadOwnAsync(User.UserId(), cancellation));

    /// <summary>Changes your own profile and privacy.</summary>
    /// <remarks>Absent members stay as they are, null clears.</remarks>
    /// <response code="200">Your profile as it is now.</response>
    /// <response code="400">`invalid-request`: "errors" says which members and why.</response>
    /// <response code="403">`muted`, `filtered`: it may not be said, as in a message.</response>
    /// <response code="412">`precondition-failed`: it is not the version that If-Match names.</response>
    [HttpPatch("me", Name = "updateOwnProfile")]
    [ProducesResponseType<OwnProfile>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status412PreconditionFailed)]
    public async Task<OwnProfile> UpdateOwn(
        UpdateProfileRequest request,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        [FromServices] UpdateProfile updateProfile,
        CancellationToken cancellation) =>
        Tag(await updateProfile.RunAsync(User.UserId(), request, ifMatch, cancellation));

    /// <summary>Lets an image stand for you.</summary>
    /// <remarks>
    /// Upload it first. It may still be processed: your card shows it at once, and shows its placeholder when it is. Everybody who is signed in
    /// sees it, in small forms only; the file itself stays yours. The one before is gone for good, unless it is in a message too.
    /// </remarks>
    /// <response code="200">Your profile as it is now.</response>
    /// <response code="403">`muted`, `filtered`: you may show nothing new for now.</response>
    /// <response code="404">`no-such-media`: it does not exist, is not yours, or was shown before and is gone.</response>
    /// <response code="409">`not-an-avatar`: it is no image, or a sensitive one. `media-failed`: it could not be processed.</response>
    /// <response code="412">`precondition-failed`: your profile is not the version that If-Match names.</response>
    [HttpPut("me/avatar", Name = "setAvatar")]
    [ProducesResponseType<OwnProfile>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status412PreconditionFailed)]
    public async Task<OwnProfile> SetAvatar(
        SetAvatarRequest request,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        [FromServices] ChangeAvatar changeAvatar,
        CancellationToken cancellation) =>
        Tag(await changeAvatar.RunAsync(User.UserId(), request.MediaId, ifMatch, cancellation));

    /// <summary>Takes your avatar away.</summary>
    /// <response code="204">No image stands for you.</response>
    /// <response code="412">`precondition-failed`: your profile is not the version that If-Match names.</response>
    [HttpDelete("me/avatar", Name = "removeAvatar")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status412PreconditionFailed)]
    public async Task<NoContentResult> RemoveAvatar(
        [FromHeader(Name = "If-Match")] string? ifMatch, [FromServices] ChangeAvatar changeAvatar, CancellationToken cancellation)
    {
        await changeAvatar.RunAsync(User.UserId(), null, ifMatch, cancellation);
        return NoContent();
    }

    /// <summary>Reads somebody's card.</summary>
    /// <remarks>Of a deleted account only that it was deleted; of somebody whom you blocked, or who blocked you, names alone.</remarks>
    /// <response code="200">What the person shows of themselves.</response>
    /// <response code="404">`no-such-user`: nobody ever had this id.</response>
    [HttpGet("{userId:guid}", Name = "readUser")]
    [ProducesResponseType<UserCard>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<UserCard> Read(Guid userId, [FromServices] UserReader users, CancellationToken cancellation) =>
        users.ReadAsync(User.UserId(), userId, cancellation);

    /// <summary>Finds people.</summary>
    /// <remarks>In order of their display names, without those who do not let you find them. With "ids" all that were found come at once, in one page.</remarks>
    /// <param name="search">How the username or the display name begins, in any case; at most 80 characters.</param>
    /// <param name="ids">Instead of a search: up to 100 ids, separated by commas or given one by one. Ids of nobody are passed over.</param>
    /// <response code="200">One page of people.</response>
    /// <response code="400">`invalid-request`: "errors" says which parameters and why.</response>
    [HttpGet(Name = "findUsers")]
    [RateLimit(RatePolicy.Search)]
    [ProducesResponseType<Page<UserCard>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest)]
    public async Task<Page<UserCard>> Find(
        [FromQuery][TextLimit(0, UserReader.MaxSearchLength)] string? search,
        [FromQuery][MaxLength(UserReader.MaxIds), TextLimit(Http.Ids.Length, Http.Ids.Length, Format = "uuid")] string[]? ids,
        [FromQuery] PageRequest page,
        [FromServices] UserReader users,
        CancellationToken cancellation)
    {
        if (ids is null or []) return await users.SearchAsync(User.UserId(), search, page, cancellation);
        if (search is not null) throw Refusal.InvalidRequest("ids", "They may not be given together with a search.");

        return new Page<UserCard>(await users.ReadAsync(User.UserId(), ParseIds(ids), cancellation), null);
    }

    // The framework makes null of an empty one.
    private static List<Guid> ParseIds(string?[] ids) =>
    [
        .. ids.SelectMany(text => (text ?? "").Split(','))
            .Select(id => Ids.TryParse(id, out var parsed) ? parsed : throw Refusal.InvalidRequest("ids", "Each must be a UUID.")),
    ];

    private OwnProfile Tag(OwnProfile profile)
    {
        Response.Headers.ETag = EntityTag.Of(profile.Version);
        return profile;
    }
}
