using ChatServer.Media;
using ChatServer.Media.Sets;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages.Reactions;

/// <summary>Lets people react with emoji of sets that they may use at that moment, in the transaction that has locked the conversation.</summary>
public sealed class TakeUpEmoji(ChatDbContext db, MediaSets sets, OwnImages images)
{
    /// <returns>What is stored: an emoji of a set by the name that it has now.</returns>
    public async Task<ReactionEmoji> RunAsync(Guid userId, ReactionEmoji given, DateTimeOffset now, CancellationToken cancellation)
    {
        if (given.MediaId is not { } mediaId) return given;

        // Whoever takes it out of its set locks it, too.
        var image = (await images.LockAsync([mediaId], cancellation)).SingleOrDefault();
        var name = await NameAsync(userId, mediaId, cancellation);
        if (image is null || name is null) throw Refusal.NoSuchEmoji();
        if (image.Status != MediaStatus.Ready) throw Refusal.MediaNotReady();

        (image.SharedAt, image.CheckAt) = (image.SharedAt ?? now, null);
        return ReactionEmoji.Custom(name, mediaId);
    }

    private Task<string?> NameAsync(Guid userId, Guid mediaId, CancellationToken cancellation) => (
        from set in sets.UsableBy(userId)
        join item in db.Set<MediaSetItem>() on set.Id equals item.SetId
        where set.Kind == SetKind.Emoji && item.MediaId == mediaId
        orderby item.SetId, item.Position
        select item.Name).FirstOrDefaultAsync(cancellation);
}
