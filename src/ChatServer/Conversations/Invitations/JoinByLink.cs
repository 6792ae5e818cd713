using ChatServer.Changes;
using ChatServer.Refusals;

namespace ChatServer.Conversations.Invitations;

/// <summary>Lets the holder of a link into its group, or has its admins decide. Doing it again changes nothing, and uses nothing up.</summary>
public sealed class JoinByLink(
    ChangeLog changes, ConversationStore store, Memberships memberships, InvitationStore invitations, ComeIn comeIn, ConversationReader conversations)
{
    public async Task<JoinView> RunAsync(Guid userId, string token, CancellationToken cancellation)
    {
        var place = await invitations.FindLinkAsync(token, cancellation) ?? throw Refusal.NoSuchInvitation();
        var status = await JoinAsync(userId, place.ConversationId, token, cancellation);
        return new JoinView(
            status, status == JoinStatus.Joined ? await conversations.ReadAsync(userId, place.ConversationId, cancellation) : null);
    }

    private async Task<JoinStatus> JoinAsync(Guid userId, Guid conversationId, string token, CancellationToken cancellation)
    {
        await using var log = await changes.LockAsync(conversationId, cancellation);
        if (await memberships.FindAsync(userId, conversationId, cancellation) is not null) return JoinStatus.Joined;
        if (await invitations.RequestAsync(conversationId, userId, cancellation) is not null) return JoinStatus.Requested;

        var link = await invitations.LinkAsync(token, cancellation);
        if (link is null || !link.IsUsable(log.Now)) throw Refusal.NoSuchInvitation();

        link.Use();
        var status = await comeIn.RunAsync(log, await store.FindAsync(conversationId, cancellation), userId, cancellation);
        await log.CommitAsync(cancellation);
        return status;
    }
}
