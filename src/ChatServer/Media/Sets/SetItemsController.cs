using ChatServer.Http;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Media.Sets;

/// <summary>Stickers and custom emoji.</summary>
[ApiController]
[Route("api/v1")]
[Tags("Sets")]
public sealed class SetItemsController : ControllerBase
{
    /// <summary>Puts an image of your own into a set.</summary>
    /// <remarks>
    /// Whoever may use the set sees it from then on, and may send it by its mediaId. One that moves keeps moving. One that is still processed
    /// and turns out to be too large, or no image, is taken out again. Putting the same one there again by the same name changes nothing.
    /// </remarks>
    /// <response code="201">It is in the set.</response>
    /// <response code="200">It was in the set by this name already.</response>
    /// <response code="403">`not-allowed`: your role in the group does not allow it. `muted`, `filtered`: it may not be said, as in a message.</response>
    /// <response code="404">
    /// `no-such-set`: it does not exist, or is not yours to use. `no-such-media`: the image does not exist, is not yours, or is gone.
    /// </response>
    /// <response code="409">
    /// `item-name-taken`: something else in the set has this name. `too-many-set-items`: there is no room for another one. `not-a-set-item`:
    /// it is no image, or a sensitive one. `set-item-too-large`: limits are in `GET /capabilities`. `media-failed`.
    /// </response>
    [HttpPost("sets/{setId:guid}/items", Name = "addSetItem")]
    [ProducesResponseType<SetItemView>(StatusCodes.Status201Created)]
    [ProducesResponseType<SetItemView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<ActionResult<SetItemView>> Add(
        Guid setId, AddSetItemRequest request, [FromServices] AddSetItem addSetItem, CancellationToken cancellation)
    {
        var (item, isNew) = await addSetItem.RunAsync(User.UserId(), setId, request, cancellation);
        return isNew ? Created($"/api/v1/sets/{setId}", item) : Ok(item);
    }

    /// <summary>Gives an item of a set another name.</summary>
    /// <param name="itemName" example="party_parrot">Its name so far.</param>
    /// <response code="403">`not-allowed`: your role in the group does not allow it. `muted`, `filtered`: it may not be said, as in a message.</response>
    /// <response code="404">
    /// `no-such-set`: it does not exist, or is not yours to use. `no-such-set-item`: there is nothing of this name in it.
    /// </response>
    /// <response code="409">`item-name-taken`: something else in the set has this name.</response>
    [HttpPatch("sets/{setId:guid}/items/{itemName}", Name = "renameSetItem")]
    [ProducesResponseType<SetItemView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<SetItemView> Rename(
        Guid setId,
        string itemName,
        RenameSetItemRequest request,
        [FromServices] RenameSetItem renameSetItem,
        CancellationToken cancellation) =>
        renameSetItem.RunAsync(User.UserId(), setId, itemName, request, cancellation);

    /// <summary>Takes an item out of a set.</summary>
    /// <remarks>Where it was sent it stays; nobody sends it from this set any more.</remarks>
    /// <param name="itemName" example="party_parrot">Its name.</param>
    /// <response code="204">It is gone from the set.</response>
    /// <response code="403">`not-allowed`: your role in the group does not allow it.</response>
    /// <response code="404">
    /// `no-such-set`: it does not exist, or is not yours to use. `no-such-set-item`: there is nothing of this name in it.
    /// </response>
    [HttpDelete("sets/{setId:guid}/items/{itemName}", Name = "removeSetItem")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<NoContentResult> Remove(
        Guid setId, string itemName, [FromServices] RemoveSetItem removeSetItem, CancellationToken cancellation)
    {
        await removeSetItem.RunAsync(User.UserId(), setId, itemName, cancellation);
        return NoContent();
    }

    /// <summary>Lists the custom emoji that all members may use in a conversation: those of the group's sets.</summary>
    /// <remarks>
    /// Texts hold them as :name:, and stay text: this tells what to show in their place. Where two sets have the same name, the first one
    /// here counts. In a direct conversation there are none.
    /// </remarks>
    /// <param name="name" example="party_parrot">Only those of this name.</param>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours.</response>
    [HttpGet("conversations/{conversationId:guid}/emoji", Name = "listEmoji")]
    [ProducesResponseType<Page<SetItemView>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<Page<SetItemView>> Emoji(
        Guid conversationId,
        [FromQuery][TextLimit(MediaSetItem.MinNameLength, MediaSetItem.MaxNameLength, Pattern = MediaSetItem.NamePattern)] string? name,
        [FromQuery] PageRequest page,
        [FromServices] SetReader sets,
        CancellationToken cancellation) =>
        sets.EmojiAsync(User.UserId(), conversationId, name is null ? null : MediaSetItem.NameOf(name), page, cancellation);
}
