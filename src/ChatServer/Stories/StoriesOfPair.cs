using ChatServer.Changes;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Stories;

/// <summary>Tells two people, in the transaction that parts them or brings them together, which of their stories that concerns.</summary>
/// <remarks>Who sees what is decided when it is read; this is for devices that have read it. What one made of the other's comes back with it.</remarks>
public sealed class StoriesOfPair(ChatDbContext db)
{
    public async Task TellAsync(ChangeWrite write, Guid one, Guid other, bool isApart, CancellationToken cancellation)
    {
        var concerned = await (
            from story in db.Set<Story>()
            join viewer in db.Set<StoryViewer>() on story.Id equals viewer.StoryId
            where story.ExpiresAt > write.Now && viewer.RemovedAt == null
                && ((story.AuthorId == one && viewer.UserId == other) || (story.AuthorId == other && viewer.UserId == one))
            orderby story.Id
            select new { story.Id, story.AuthorId, viewer.UserId, IsSeen = viewer.SeenAt != null }).ToListAsync(cancellation);

        foreach (var place in concerned)
        {
            write.AppendToList(place.UserId, isApart ? StoryChanges.Removed : StoryChanges.Added, place.Id);
            if (place.IsSeen) write.AppendToList(place.AuthorId, StoryChanges.Updated, place.Id);
        }
    }
}
