using ChatServer.Changes;
using ChatServer.Contacts;
using ChatServer.Conversations;
using ChatServer.Conversations.Invitations;
using ChatServer.Persistence;
using ChatServer.Refusals;
using ChatServer.Stories;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Blocks;

/// <summary>Keeps two people apart, as one of them wants it, or ends that. What is so already stays so, and is no change.</summary>
public sealed class BlockPerson(
    PairLock pairs, UserStore users, ConversationStore conversations, ContactStore contacts, InvitationStore invitations, StoriesOfPair stories,
    ChatDbContext db)
{
    /// <summary>Each device of theirs holds whom they are kept apart from.</summary>
    public const int MaxBlocks = 10_000;

    public async Task BlockAsync(Guid userId, Guid blockedId, CancellationToken cancellation)
    {
        await using var write = await LockAsync(userId, blockedId, cancellation);
        if (await Mine(userId, blockedId).AnyAsync(cancellation)) return;
        if (await db.Set<Block>().CountAsync(b => b.UserId == userId, cancellation) >= MaxBlocks) throw Refusal.TooManyBlocks();

        db.Add(new Block { UserId = userId, BlockedId = blockedId, BlockedAt = write.Now });

        // The other one hears no more of it than if it had been ended or refused.
        await contacts.PartAsync(write, userId, blockedId, cancellation);
        await contacts.EndRequestsAsync(write, userId, blockedId, cancellation);
        await SetAsync(write, userId, blockedId, Relation.Apart, cancellation);
    }

    public async Task UnblockAsync(Guid userId, Guid blockedId, CancellationToken cancellation)
    {
        await using var write = await LockAsync(userId, blockedId, cancellation);
        if (await Mine(userId, blockedId).ExecuteDeleteAsync(cancellation) == 0) return;

        // The other one may want it too.
        var isMutual = await Mine(blockedId, userId).AnyAsync(cancellation);
        await SetAsync(write, userId, blockedId, isMutual ? Relation.Apart : Relation.Stranger, cancellation);
    }

    private Task<ChangeWrite> LockAsync(Guid userId, Guid blockedId, CancellationToken cancellation) =>
        userId == blockedId
            ? throw Refusal.InvalidRequest("userId", "It is yourself.")
            : pairs.LockAsync(userId, blockedId, cancellation);

    private async Task SetAsync(ChangeWrite write, Guid userId, Guid blockedId, Relation relation, CancellationToken cancellation)
    {
        // The writer of messages reads it from this row, which it holds anyway.
        var direct = DirectConversation.IdOf(userId, blockedId);
        if (write.Holds(direct)) (await conversations.FindAsync(direct, cancellation)).IsParted = relation == Relation.Apart;

        await users.TellRelationAsync(write, userId, blockedId, relation, cancellation);
        await invitations.TellPairAsync(write, userId, blockedId, cancellation);
        await stories.TellAsync(write, userId, blockedId, relation == Relation.Apart, cancellation);
        write.AppendToList(userId, BlockChanges.Updated, blockedId);
        await write.CommitAsync(cancellation);
    }

    private IQueryable<Block> Mine(Guid userId, Guid blockedId) => db.Set<Block>().Where(b => b.UserId == userId && b.BlockedId == blockedId);
}
