using ChatServer.Http;
using ChatServer.Messages;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Media.Sets;

/// <summary>What to call an item of a set.</summary>
/// <param name="Name" example="party_parrot">2 to 32 characters of a-z, 0-9 and _, of which there is no other in the set.</param>
public sealed record RenameSetItemRequest(
    [TextLimit(MediaSetItem.MinNameLength, MediaSetItem.MaxNameLength, Pattern = MediaSetItem.NamePattern)] string Name);

/// <summary>Gives an item of a set another name, in the same place.</summary>
public sealed class RenameSetItem(ChatDbContext db, MediaSets sets, PostingRules rules, SetReader reader)
{
    public async Task<SetItemView> RunAsync(
        Guid editorId, Guid setId, string formerName, RenameSetItemRequest request, CancellationToken cancellation)
    {
        var name = MediaSetItem.NameOf(request.Name);
        await using (var edit = await sets.EditAsync(editorId, setId, ifMatch: null, cancellation))
        {
            if (!MediaSetItem.IsName(formerName)) throw Refusal.NoSuchSetItem();
            var items = await db.Set<MediaSetItem>()
                .Where(i => i.SetId == setId && (i.Name == formerName || i.Name == name)).ToListAsync(cancellation);
            var item = items.Find(i => i.Name == formerName) ?? throw Refusal.NoSuchSetItem();
            if (items.Count > 1) throw Refusal.ItemNameTaken();

            if (item.Name != name)
            {
                await rules.RequireAsync(NewText.Standing(editorId, SaidAs.Title, [(item.Name, name)]), cancellation);
                item.Name = name;
                await edit.CommitAsync(cancellation);
            }
        }

        return await reader.ItemAsync(editorId, setId, name, cancellation);
    }
}
