using ChatServer.Changes;
using ChatServer.Conversations.Bans;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Conversations.Invitations;

/// <summary>Lets somebody in who comes by themselves, or, where the rules say so, has those decide who may add members. Under the conversation's lock.</summary>
public sealed class ComeIn(BanStore bans, InvitationStore invitations, LetIn letIn)
{
    public async Task<JoinStatus> RunAsync(ChangeWrite log, Conversation conversation, Guid userId, CancellationToken cancellation)
    {
        if (conversation.Rules.JoinApproval)
        {
            await AskAsync(log, conversation, userId, cancellation);
            return JoinStatus.Requested;
        }

        await letIn.RunAsync(log, conversation, userId, userId, cancellation);
        return JoinStatus.Joined;
    }

    private async Task AskAsync(ChangeWrite log, Conversation conversation, Guid userId, CancellationToken cancellation)
    {
        if (await invitations.RequestAsync(conversation.Id, userId, cancellation) is not null) return;

        await bans.RequireNoneAsync(conversation.Id, [userId], log.Now, cancellation);
        if (await invitations.Requests.CountAsync(r => r.ConversationId == conversation.Id, cancellation) >= JoinRequest.MaxOfGroup)
            throw Refusal.TooManyJoinRequests();

        invitations.Add(new JoinRequest { ConversationId = conversation.Id, UserId = userId, RequestedAt = log.Now });
        log.AppendToList(userId, InvitationChanges.Requested, conversation.Id);
        await invitations.TellAdminsAsync(log, conversation.Id, cancellation);
    }
}
