using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Conversations;

/// <summary>Statements that say more than LINQ. All run in the transaction of the caller's <see cref="Changes.ChangeWrite"/>.</summary>
public sealed class ConversationStore(ChatDbContext db)
{
    /// <summary>False when there is one with this id already; waits for another start of the same one to end.</summary>
    public async Task<bool> InsertAsync(Conversation c, CancellationToken cancellation) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into conversations (id, kind, title, description, owner_id, parent_id, head_seq, message_count, member_count,
                last_at, active_at, updated_seq, created_at)
            values ({c.Id}, {c.Kind.ToString().ToLowerInvariant()}, {c.Title}, {c.Description}, {c.OwnerId}, {c.ParentId}, 0, 0, {c.MemberCount},
                {c.LastAt}, {c.ActiveAt}, {c.UpdatedSeq}, {c.CreatedAt})
            on conflict (id) do nothing
            """,
            cancellation) == 1;

    /// <summary>Refuses unless all these people exist, and keeps it so until the end of the transaction.</summary>
    public async Task RequirePeopleAsync(IReadOnlyCollection<Guid> userIds, CancellationToken cancellation)
    {
        var wanted = userIds.ToArray();
        var found = await db.Database.SqlQuery<Guid>(
            $"""
            select id as "Value" from users where id = any({wanted}) and deleted_at is null order by id for no key update
            """).ToListAsync(cancellation);
        if (found.Count != wanted.Length) throw Refusal.NoSuchUser();
    }

    /// <summary>The conversation, tracked; to be called under its lock.</summary>
    public Task<Conversation> FindAsync(Guid conversationId, CancellationToken cancellation) =>
        db.Set<Conversation>().SingleAsync(c => c.Id == conversationId, cancellation);

    public void Add(Membership membership) => db.Add(membership);

    /// <summary>Rows of these people, also of those who left.</summary>
    public Task<List<Membership>> MembershipsAsync(Guid conversationId, IReadOnlyCollection<Guid> userIds, CancellationToken cancellation) =>
        db.Set<Membership>().Where(m => m.ConversationId == conversationId && userIds.Contains(m.UserId)).ToListAsync(cancellation);

    public Task<List<Guid>> MemberIdsAsync(Guid conversationId, CancellationToken cancellation) =>
        db.Set<Membership>().Where(m => m.ConversationId == conversationId && m.LeftSeq == null).Select(m => m.UserId).ToListAsync(cancellation);

    /// <summary>Who takes over when the owner leaves: the highest role, and among those who has been here longest.</summary>
    public async Task<Membership?> HeirAsync(Guid conversationId, Guid ownerId, CancellationToken cancellation)
    {
        var others = db.Set<Membership>().Where(m => m.ConversationId == conversationId && m.UserId != ownerId && m.LeftSeq == null);
        foreach (var role in new[] { MemberRole.Admin, MemberRole.Moderator, MemberRole.Member })
        {
            var heir = await others.Where(m => m.Role == role).OrderBy(m => m.JoinedSeq).FirstOrDefaultAsync(cancellation);
            if (heir is not null) return heir;
        }

        return null;
    }

    public Task EndMembershipsAsync(Guid conversationId, long leftSeq, CancellationToken cancellation) =>
        db.Set<Membership>().Where(m => m.ConversationId == conversationId && m.LeftSeq == null)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.LeftSeq, leftSeq), cancellation);
}
