using ChatServer.Changes;
using ChatServer.Conversations;
using ChatServer.Persistence;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Media.Avatars;

/// <summary>Tells those who see an avatar what came of processing its image. One that cannot be processed is taken down.</summary>
public sealed class AvatarsOfMedia(ChatDbContext db, UserStore users)
{
    /// <summary>The groups for which it stands.</summary>
    public Task<List<Conversation>> GroupsAsync(Guid mediaId, CancellationToken cancellation) =>
        db.Set<Conversation>().Where(c => c.AvatarMediaId == mediaId && c.DeletedAt == null).ToListAsync(cancellation);

    /// <param name="owner">Whose image it is, locked; nobody else can have it as their own avatar. Null where the account is gone.</param>
    /// <param name="groups">For which it stands, locked.</param>
    public async Task TellAsync(ChangeWrite write, MediaItem media, User? owner, List<Conversation> groups, CancellationToken cancellation)
    {
        var image = media.Status == MediaStatus.Ready ? media : null;
        if (owner?.AvatarMediaId == media.Id) await TellAsync(write, owner, image, cancellation);
        foreach (var group in groups) Tell(write, group, image, media.OwnerId!.Value);
    }

    private async Task TellAsync(ChangeWrite write, User owner, MediaItem? image, CancellationToken cancellation)
    {
        owner.Show(image);
        await users.RecordChangeAsync(write, owner, cancellation);
        write.Announce(new CardChanged(new CardFaces(owner)));
    }

    private static void Tell(ChangeWrite write, Conversation group, MediaItem? image, Guid ownerId)
    {
        group.Show(image);
        group.ActiveAt = write.At(group.Id);
        group.UpdatedSeq = write.Append(group.Id, ConversationChanges.Updated, group.Id, ownerId, () => ConversationFacts.Of(group));
    }
}
