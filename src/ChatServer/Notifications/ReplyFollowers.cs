using ChatServer.Messages;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Notifications;

/// <summary>Who follows what is answered to a message: its author, unless they said that they do not want to, and whoever said that they do.</summary>
internal sealed class ReplyFollowers(ChatDbContext db)
{
    // Where more follow, one answer would write too many rows; they see it by their follow, which counts what is unread.
    private const int MaxFollowers = Everybody.MaxMembers;

    public async Task<ILookup<Guid, Guid>> OfAsync(IEnumerable<Message> replies, CancellationToken cancellation)
    {
        var answered = replies.Where(r => r.ReplyToId != null).Select(r => r.ReplyToId!.Value).Distinct().ToArray();
        var followers = answered.Length == 0 ? [] : await ReadAsync(answered, cancellation);
        return followers.ToLookup(f => f.MessageId, f => f.UserId);
    }

    // A row means nothing for somebody who is there anew. "offset": see MessagesByIds.
    private Task<List<Follower>> ReadAsync(Guid[] messageIds, CancellationToken cancellation) => db.Database.SqlQuery<Follower>(
        $"""
        select a.id as "MessageId", f.user_id as "UserId"
        from unnest({messageIds}) k(id)
        cross join lateral (select * from messages a where a.id = k.id offset 0) a
        cross join lateral (
            select a.sender_id as user_id where not exists (
                select from reply_follows f
                where f.conversation_id = a.conversation_id and f.message_id = a.id and f.user_id = a.sender_id and not f.is_following)
            union
            (select f.user_id from reply_follows f
            join members m on m.conversation_id = f.conversation_id and m.user_id = f.user_id and m.left_seq is null and m.joined_seq = f.joined_seq
            where f.conversation_id = a.conversation_id and f.message_id = a.id and f.is_following
            limit {MaxFollowers})) f
        """).ToListAsync(cancellation);

    private sealed record Follower(Guid MessageId, Guid UserId);
}
