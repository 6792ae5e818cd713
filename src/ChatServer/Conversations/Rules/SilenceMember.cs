using ChatServer.Changes;
using ChatServer.Conversations.Personal;
using ChatServer.Conversations.Threads;
using ChatServer.Http;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Conversations.Rules;

/// <summary>Until when a member is to be silent.</summary>
/// <param name="Until" example="2030-01-31T12:00:00.000Z">In the future, at most a year ahead.</param>
public sealed record SilenceMemberRequest(DateTimeOffset Until);

/// <summary>Lets a member of a group read and not write for a time, as a moderator with a higher role. In its threads it holds, too.</summary>
public sealed class SilenceMember(FamilyLock family, Memberships memberships, ConversationStore store)
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <param name="silencerId">Who does it.</param>
    /// <param name="conversationId">The group.</param>
    /// <param name="userId">Who is to be silent.</param>
    /// <param name="until">Null lets them write again.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<MemberView> RunAsync(
        Guid silencerId, Guid conversationId, Guid userId, DateTimeOffset? until, CancellationToken cancellation)
    {
        await memberships.AdmitAsync(silencerId, conversationId, cancellation);
        await using var log = await family.OfMemberAsync(conversationId, userId, cancellation);
        var silencer = await memberships.RequireAsync(silencerId, conversationId, cancellation);
        var conversation = await store.FindAsync(conversationId, cancellation);
        conversation.RequireRules();
        if (silencer.Role < MemberRole.Moderator) throw Refusal.NotAllowed();
        RequireSound(until, log.Now);

        var member = await memberships.FindAsync(userId, conversationId, cancellation) ?? throw Refusal.NoSuchMember();
        if (member.Role >= silencer.Role) throw Refusal.NotAllowed();

        var time = until?.CutToMilliseconds();
        if (member.SilencedUntil == time) return MemberView.Of(member);

        foreach (var one in await family.MemberThreads(conversationId, userId).ToListAsync(cancellation))
            Silence(log, one.Thread, one.Membership, time, silencerId);
        Silence(log, conversation, member, time, silencerId);
        await log.CommitAsync(cancellation);
        return MemberView.Of(member);
    }

    private static void RequireSound(DateTimeOffset? until, DateTimeOffset now)
    {
        if (until <= now || until > now + Longest)
            throw Refusal.InvalidRequest("until", $"It must be in the future, and at most {Longest.TotalDays} days ahead.");
    }

    private static void Silence(ChangeWrite log, Conversation conversation, Membership member, DateTimeOffset? until, Guid silencerId)
    {
        member.SilencedUntil = until;

        // The log would tell everybody that they are in it.
        if (conversation.IsUnseen(member.Role)) log.AppendToList(member.UserId, PersonalChanges.Marked, conversation.Id);
        else log.Append(member.ConversationId, ConversationChanges.MemberUpdated, member.UserId, silencerId, () => MemberView.Of(member));
    }
}
