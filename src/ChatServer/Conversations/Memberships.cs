using ChatServer.Conversations.Rules;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Conversations;

/// <summary>The one door to a conversation: nobody reads or writes it except through their own membership.</summary>
public sealed class Memberships(ChatDbContext db)
{
    /// <summary>The person's membership, or the same refusal whether the conversation is missing or merely not theirs.</summary>
    public async Task<Membership> RequireAsync(Guid userId, Guid conversationId, CancellationToken cancellation) =>
        await FindAsync(userId, conversationId, cancellation) ?? throw Refusal.NoSuchConversation();

    /// <summary>Refuses strangers before the conversation is locked: nobody waits for somebody who is not in it.</summary>
    /// <remarks>Under the lock the membership is required again. It is not tracked here, or it would be as old there.</remarks>
    public async Task AdmitAsync(Guid userId, Guid conversationId, CancellationToken cancellation)
    {
        var isIn = await db.Set<Membership>().AnyAsync(
            m => m.ConversationId == conversationId && m.UserId == userId && m.LeftSeq == null, cancellation);
        if (!isIn) throw Refusal.NoSuchConversation();
    }

    /// <summary>The same for whoever is to be in the group of a thread, and need not be in the thread yet.</summary>
    public async Task AdmitToParentAsync(Guid userId, Guid threadId, CancellationToken cancellation)
    {
        var parent = db.Set<Conversation>().Where(c => c.Id == threadId).Select(c => c.ParentId);
        if (!await db.Set<Membership>().AnyAsync(m => parent.Contains(m.ConversationId) && m.UserId == userId && m.LeftSeq == null, cancellation))
            throw Refusal.NoSuchConversation();
    }

    /// <summary>What the person may do there; to be asked under the conversation's lock.</summary>
    public async Task<Standing> StandingAsync(Guid userId, Guid conversationId, CancellationToken cancellation) => await (
        from membership in db.Set<Membership>()
        join conversation in db.Set<Conversation>() on membership.ConversationId equals conversation.Id
        where conversation.Id == conversationId && membership.UserId == userId && membership.LeftSeq == null
        select new Standing(conversation.Kind, conversation.Rules, membership.Role, membership.SilencedUntil, conversation.IsParted))
        .AsNoTracking().SingleOrDefaultAsync(cancellation) ?? throw Refusal.NoSuchConversation();

    /// <summary>Whether the person has this role, or a higher one; in a thread also whether they moderate the group that it is in.</summary>
    public async Task<bool> HasRoleAsync(Membership membership, MemberRole role, CancellationToken cancellation) =>
        membership.Role >= role || await ModeratesParentAsync(membership.UserId, membership.ConversationId, cancellation);

    /// <summary>Whether the person is a moderator, or more, of the group that a thread is in.</summary>
    public Task<bool> ModeratesParentAsync(Guid userId, Guid threadId, CancellationToken cancellation) => (
        from thread in db.Set<Conversation>()
        join membership in db.Set<Membership>() on thread.ParentId equals membership.ConversationId
        where thread.Id == threadId && membership.UserId == userId && membership.LeftSeq == null && membership.Role != MemberRole.Member
        select membership).AnyAsync(cancellation);

    /// <summary>Somebody else's membership, for a person who has been let in themselves.</summary>
    public Task<Membership?> FindAsync(Guid userId, Guid conversationId, CancellationToken cancellation) =>
        db.Set<Membership>().SingleOrDefaultAsync(
            m => m.ConversationId == conversationId && m.UserId == userId && m.LeftSeq == null, cancellation);
}
