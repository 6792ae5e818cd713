using System.ComponentModel.DataAnnotations;
using ChatServer.Changes;
using ChatServer.Persistence;
using ChatServer.Refusals;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Conversations.Personal;

/// <summary>The conversations at the top of your list.</summary>
/// <param name="ConversationIds">At most 100 of yours, in the order to show them, none twice.</param>
public sealed record PinnedView([MaxLength(PinnedConversations.Max)] IReadOnlyList<Guid> ConversationIds);

/// <summary>Keeps which conversations a person wants at the top of their list, and in which order. The last one to write wins.</summary>
public sealed class PinConversations(ChangeLog changes, UserStore users, ChatDbContext db)
{
    public async Task<PinnedView> RunAsync(Guid userId, PinnedView request, CancellationToken cancellation)
    {
        Guid[] wanted = [.. request.ConversationIds.Distinct()];
        if (request.ConversationIds.Count > PinnedConversations.Max)
            throw Refusal.InvalidRequest("conversationIds", $"It must have at most {PinnedConversations.Max}.");
        if (wanted.Length < request.ConversationIds.Count) throw Refusal.InvalidRequest("conversationIds", "One of them is given twice.");

        await using var write = await changes.BeginAsync(cancellation);
        await users.LockAsync(userId, cancellation);
        if (await Own(userId).CountAsync(id => wanted.Contains(id), cancellation) < wanted.Length) throw Refusal.NoSuchConversation();

        var pinned = await db.Set<PinnedConversations>().SingleOrDefaultAsync(p => p.UserId == userId, cancellation);
        if ((pinned?.ConversationIds ?? []).SequenceEqual(wanted)) return new PinnedView(wanted);

        if (pinned is null) db.Add(new PinnedConversations { UserId = userId, ConversationIds = wanted });
        else pinned.ConversationIds = wanted;
        write.AppendToList(userId, PersonalChanges.Pinned, userId);
        await write.CommitAsync(cancellation);
        return new PinnedView(wanted);
    }

    public async Task<PinnedView> ReadAsync(Guid userId, CancellationToken cancellation)
    {
        var pinned = await db.Set<PinnedConversations>().AsNoTracking().SingleOrDefaultAsync(p => p.UserId == userId, cancellation);
        if (pinned is null) return new PinnedView([]);

        var own = await Own(userId).Where(id => pinned.ConversationIds.Contains(id)).ToListAsync(cancellation);
        return new PinnedView([.. pinned.ConversationIds.Where(own.Contains)]);
    }

    private IQueryable<Guid> Own(Guid userId) =>
        db.Set<Membership>().Where(m => m.UserId == userId && m.LeftSeq == null).Select(m => m.ConversationId);
}
