using ChatServer.Changes;
using ChatServer.Http;
using ChatServer.Media;
using ChatServer.Media.Avatars;
using ChatServer.Messages;
using ChatServer.Refusals;

namespace ChatServer.Users;

/// <summary>An image to stand for somebody.</summary>
/// <param name="MediaId">One of your own images that is not marked as sensitive.</param>
public sealed record SetAvatarRequest(Guid MediaId);

/// <summary>Lets an image of a person's own, or none, stand for them.</summary>
public sealed class ChangeAvatar(ChangeLog log, UserStore users, ReplaceAvatar replace, PostingRules rules, MediaLinks links)
{
    public async Task<OwnProfile> RunAsync(Guid userId, Guid? mediaId, string? ifMatch, CancellationToken cancellation)
    {
        await using var write = await log.BeginAsync(cancellation);
        var user = await users.LockAsync(userId, cancellation) ?? throw Refusal.NotSignedIn();
        EntityTag.Require(ifMatch, EntityTag.Of(user.ConcurrencyStamp!));
        if (user.AvatarMediaId == mediaId) return OwnProfile.Of(user, links);

        await rules.RequireAsync(NewText.Standing(userId, SaidAs.Profile, [], hasPicture: mediaId is not null), cancellation);
        await replace.RunAsync(write, userId, user, mediaId, cancellation);
        await users.RecordChangeAsync(write, user, cancellation);
        write.Announce(new CardChanged(new CardFaces(user)));
        await write.CommitAsync(cancellation);
        return OwnProfile.Of(user, links);
    }
}
