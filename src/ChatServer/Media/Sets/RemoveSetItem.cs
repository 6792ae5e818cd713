using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Media.Sets;

/// <summary>Takes an image out of a set. Where it was sent it stays.</summary>
public sealed class RemoveSetItem(ChatDbContext db, MediaSets sets, OwnImages images)
{
    public async Task RunAsync(Guid editorId, Guid setId, string name, CancellationToken cancellation)
    {
        await using var edit = await sets.EditAsync(editorId, setId, ifMatch: null, cancellation);
        var item = MediaSetItem.IsName(name)
            ? await db.Set<MediaSetItem>().SingleOrDefaultAsync(i => i.SetId == setId && i.Name == name, cancellation)
            : null;
        if (item is null) throw Refusal.NoSuchSetItem();

        // It may be elsewhere too: the sweep looks.
        foreach (var image in await images.LockAsync([item.MediaId], cancellation)) image.CheckAt = edit.Now;
        db.Remove(item);
        edit.Set.ItemCount--;
        await edit.CommitAsync(cancellation);
    }
}
