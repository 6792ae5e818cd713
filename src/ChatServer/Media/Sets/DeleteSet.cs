using ChatServer.Persistence;

namespace ChatServer.Media.Sets;

/// <summary>Deletes a set. What was sent from it stays in its messages.</summary>
public sealed class DeleteSet(ChatDbContext db, MediaSets sets, ReleaseMedia release)
{
    public async Task RunAsync(Guid editorId, Guid setId, string? ifMatch, CancellationToken cancellation)
    {
        await using var edit = await sets.EditAsync(editorId, setId, ifMatch, cancellation);
        await release.OfSetAsync(setId, cancellation);
        (edit.Set.Title, edit.Set.ItemCount, edit.Set.DeletedAt) = (null, 0, edit.Now);

        // A person's own list names it, and there is nothing more to tell of it.
        if (edit.Set.OwnerId is not null) db.Remove(edit.Set);
        await edit.CommitAsync(cancellation);
    }
}
