using ChatServer.Changes;
using ChatServer.Conversations.Bans;
using ChatServer.Conversations.Invitations;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatServer.Conversations.Channels;

/// <summary>Lets anybody into a public channel as a subscriber, or has its admins decide. Doing it again changes nothing.</summary>
/// <remarks>
/// Thousands may come in a minute while others post, so nobody waits here for the channel's lock: the key of its row is held, which excludes its end and
/// its being counted alone, and then the person, whom everybody locks who lets somebody in or keeps them out.
/// </remarks>
public sealed class Subscribe(
    ChangeLog changes, ConversationStore store, BanStore bans, InvitationStore invitations, ComeIn comeIn, SubscriberCount count, ChatDbContext db,
    ConversationReader conversations, IOptions<ConversationOptions> options)
{
    public async Task<JoinView> RunAsync(Guid userId, Guid channelId, CancellationToken cancellation)
    {
        var status = await TryQuietlyAsync(userId, channelId, cancellation) ?? await UnderLockAsync(userId, channelId, cancellation);
        return new JoinView(status, status == JoinStatus.Joined ? await conversations.ReadAsync(userId, channelId, cancellation) : null);
    }

    /// <returns>Null when there is more to it than one more subscriber.</returns>
    private async Task<JoinStatus?> TryQuietlyAsync(Guid userId, Guid channelId, CancellationToken cancellation)
    {
        await using var log = await changes.BeginAsync(cancellation);
        var channel = await store.HoldKeyAsync(channelId, cancellation);
        await store.RequirePeopleAsync([userId], cancellation);
        var known = await FormerAsync(userId, channelId, cancellation);
        if (channel is null || (known is not { LeftSeq: null } && !channel.IsPublic)) throw Refusal.NoSuchConversation();
        if (known is { LeftSeq: null }) return JoinStatus.Joined;

        await bans.RequireNoneAsync(channelId, [userId], log.Now, cancellation);
        if (channel.JoinApproval || await invitations.IsAnyOfAsync(channelId, userId, cancellation)) return null;
        if (channel.MemberCount >= options.Value.MaxSubscribers) throw Refusal.TooManyMembers();

        var joined = await store.SubscribeAsync(channelId, userId, log.Now, cancellation);
        await count.MoveAsync(log, channelId, change: 1, cancellation);
        log.AppendToList(userId, ConversationChanges.Joined, channelId);
        log.Announce(new Subscribed(userId, channelId, joined.JoinedSeq, joined.HistorySeq));
        await log.CommitAsync(cancellation);
        return JoinStatus.Joined;
    }

    private async Task<JoinStatus> UnderLockAsync(Guid userId, Guid channelId, CancellationToken cancellation)
    {
        await using var log = await changes.LockAsync(channelId, cancellation);
        var channel = await db.Set<Conversation>().SingleOrDefaultAsync(c => c.Id == channelId && c.IsPublic && c.DeletedAt == null, cancellation)
            ?? throw Refusal.NoSuchConversation();
        if (await FormerAsync(userId, channelId, cancellation) is { LeftSeq: null }) return JoinStatus.Joined;

        var status = await comeIn.RunAsync(log, channel, userId, cancellation);
        await log.CommitAsync(cancellation);
        return status;
    }

    private Task<Membership?> FormerAsync(Guid userId, Guid channelId, CancellationToken cancellation) =>
        db.Set<Membership>().AsNoTracking().SingleOrDefaultAsync(m => m.ConversationId == channelId && m.UserId == userId, cancellation);
}
