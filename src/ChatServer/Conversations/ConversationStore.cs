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
            insert into conversations (id, kind, title, description, topic, is_public, owner_id, parent_id, head_seq, message_count, member_count,
                last_at, active_at, updated_seq, created_at, post_role, mention_all_role)
            values ({c.Id}, {c.Kind.ToString().ToLowerInvariant()}, {c.Title}, {c.Description}, {c.Topic}, {c.IsPublic}, {c.OwnerId}, {c.ParentId}, 0, 0,
                {c.MemberCount}, {c.LastAt}, {c.ActiveAt}, {c.UpdatedSeq}, {c.CreatedAt}, {(short)c.Rules.Post}, {(short)c.Rules.MentionAll})
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

    /// <summary>Keeps a channel from ending, and from being counted, until the end of the transaction; posts go on meanwhile. Null if there is none.</summary>
    public async Task<HeldChannel?> HoldKeyAsync(Guid channelId, CancellationToken cancellation) =>
        (await db.Database.SqlQuery<HeldChannel>(
            $"""
            select is_public as "IsPublic", join_approval as "JoinApproval", member_count as "MemberCount"
            from conversations where id = {channelId} and kind = 'channel' and deleted_at is null for key share
            """).ToListAsync(cancellation)).SingleOrDefault();

    /// <summary>Waits for those who hold a channel's key, and keeps others from it; to be called under its lock, and before people are locked.</summary>
    public Task HoldWholeAsync(Guid channelId, CancellationToken cancellation) =>
        db.Database.ExecuteSqlAsync($"select from conversations where id = {channelId} for update", cancellation);

    /// <summary>The same, but for waiting: false if somebody holds its key.</summary>
    public async Task<bool> TryHoldWholeAsync(Guid channelId, CancellationToken cancellation) =>
        (await db.Database.SqlQuery<Guid>($"""select id as "Value" from conversations where id = {channelId} for update skip locked""").ToListAsync(cancellation)).Count > 0;

    /// <summary>Holds somebody who may go out of locked conversations; first, and whole, those that are theirs, which may end with it.</summary>
    public Task HoldLeaverAsync(Guid[] conversationIds, Guid userId, CancellationToken cancellation) =>
        db.Database.ExecuteSqlAsync(
            $"""
            select from conversations where id = any({conversationIds}) and owner_id = {userId} order by id for update;
            select from users where id = {userId} for no key update
            """,
            cancellation);

    /// <summary>Makes somebody who is no member a subscriber as of the newest change. The channel's key and the person must be held.</summary>
    public async Task<Joined> SubscribeAsync(Guid channelId, Guid userId, DateTimeOffset now, CancellationToken cancellation) =>
        (await db.Database.SqlQuery<Joined>(
            $"""
            insert into members as m (conversation_id, user_id, role, joined_seq, joined_at, delivered_seq, read_seq, read_number, marks_at, marks_xid, history_seq,
                silenced_until)
            select c.id, {userId}, 'member', c.head_seq, greatest({now}, c.last_at), c.head_seq, c.head_seq, c.message_count, greatest({now}, c.last_at),
                pg_current_xact_id(), case when c.history_hidden then c.head_seq else 0 end,
                (select g.silenced_until from members g where g.conversation_id = c.parent_id and g.user_id = {userId} and g.left_seq is null)
            from conversations c where c.id = {channelId}
            on conflict (conversation_id, user_id) do update
            set role = excluded.role, left_seq = null, joined_seq = excluded.joined_seq, joined_at = excluded.joined_at, delivered_seq = excluded.delivered_seq,
                read_seq = excluded.read_seq, read_number = excluded.read_number, marks_at = excluded.marks_at, marks_xid = excluded.marks_xid,
                history_seq = excluded.history_seq, silenced_until = greatest(m.silenced_until, excluded.silenced_until), hidden_number = null,
                is_archived = false, is_marked_unread = false
            returning m.joined_seq as "JoinedSeq", m.history_seq as "HistorySeq"
            """).ToListAsync(cancellation))[0];

    public void Add(Membership membership) => db.Add(membership);

    /// <summary>Rows of these people, also of those who left.</summary>
    public Task<List<Membership>> MembershipsAsync(Guid conversationId, IReadOnlyCollection<Guid> userIds, CancellationToken cancellation) =>
        db.Set<Membership>().Where(m => m.ConversationId == conversationId && userIds.Contains(m.UserId)).ToListAsync(cancellation);

    /// <summary>Those who are in it, held until the end of the transaction.</summary>
    public Task<List<Guid>> HoldMembersAsync(Guid conversationId, CancellationToken cancellation) =>
        db.Database.SqlQuery<Guid>(
            $"""
            select id as "Value" from users where id in (select user_id from members where conversation_id = {conversationId} and left_seq is null)
            order by id for no key update
            """).ToListAsync(cancellation);

    /// <summary>Who takes over when the owner leaves: the highest role, and among those who has been here longest; nobody who only subscribed.</summary>
    public async Task<Membership?> HeirAsync(Conversation conversation, Guid ownerId, CancellationToken cancellation)
    {
        var others = db.Set<Membership>().Where(m => m.ConversationId == conversation.Id && m.UserId != ownerId && m.LeftSeq == null);
        foreach (var role in new[] { MemberRole.Admin, MemberRole.Moderator, MemberRole.Member }.Where(r => !conversation.IsUnseen(r)))
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

/// <summary>What decides who comes into a channel.</summary>
public sealed record HeldChannel(bool IsPublic, bool JoinApproval, int MemberCount);

/// <summary>As of which position somebody came in.</summary>
public sealed record Joined(long JoinedSeq, long HistorySeq);
