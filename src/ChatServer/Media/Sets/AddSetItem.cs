using ChatServer.Http;
using ChatServer.Media.Processing;
using ChatServer.Messages;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatServer.Media.Sets;

/// <summary>An image to be put into a set.</summary>
/// <param name="Name" example="party_parrot">2 to 32 characters of a-z, 0-9 and _, of which there is none in the set yet.</param>
/// <param name="MediaId">One of your own images that is not marked as sensitive. It may still be processed.</param>
public sealed record AddSetItemRequest(
    [TextLimit(MediaSetItem.MinNameLength, MediaSetItem.MaxNameLength, Pattern = MediaSetItem.NamePattern)] string Name,
    Guid MediaId);

/// <summary>Puts an image of one's own into a set. What is in it by this name already stays so, and is no change.</summary>
public sealed class AddSetItem(ChatDbContext db, MediaSets sets, OwnImages images, PostingRules rules, SetReader reader, IOptions<SetOptions> options)
{
    public async Task<(SetItemView Item, bool IsNew)> RunAsync(
        Guid editorId, Guid setId, AddSetItemRequest request, CancellationToken cancellation)
    {
        var name = MediaSetItem.NameOf(request.Name);
        await using (var edit = await sets.EditAsync(editorId, setId, ifMatch: null, cancellation))
        {
            var former = await db.Set<MediaSetItem>().SingleOrDefaultAsync(i => i.SetId == setId && i.Name == name, cancellation);
            if (former is not null && former.MediaId != request.MediaId) throw Refusal.ItemNameTaken();
            if (former is null) await AddAsync(edit, editorId, name, request.MediaId, cancellation);
            else return (await reader.ItemAsync(editorId, setId, name, cancellation), false);
        }

        return (await reader.ItemAsync(editorId, setId, name, cancellation), true);
    }

    private async Task AddAsync(SetEdit edit, Guid editorId, string name, Guid mediaId, CancellationToken cancellation)
    {
        await rules.RequireAsync(NewText.Standing(editorId, SaidAs.Title, [(null, name)], hasPicture: true), cancellation);
        if (edit.Set.ItemCount >= options.Value.MaxItems) throw Refusal.TooManySetItems();

        var image = await images.RequireAsync(editorId, (await images.LockAsync([mediaId], cancellation)).SingleOrDefault(), cancellation);
        if (image.Kind != MediaKind.Image || image.Sensitive) throw Refusal.NotASetItem();
        if (!options.Value.Allows(edit.Set.Kind, image)) throw Refusal.SetItemTooLarge();

        (image.SharedAt, image.CheckAt) = (image.SharedAt ?? edit.Now, null);
        edit.Set.ItemCount++;
        db.Add(new MediaSetItem { SetId = edit.Set.Id, Position = edit.Set.Version + 1, Name = name, MediaId = mediaId });
        await edit.CommitAsync(cancellation);
    }
}
