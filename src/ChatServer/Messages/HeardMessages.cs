using ChatServer.Changes;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages;

/// <summary>The messages that changes tell of, as they are when the first listener asks for them; read once for all that hear the same.</summary>
internal sealed class HeardMessages(ChatDbContext db)
{
    private readonly Dictionary<Guid, Message?> _read = [];

    /// <summary>Each once, in the order of the changes. Not tracked.</summary>
    public async Task<List<Message>> OfAsync(IEnumerable<Change> changes, CancellationToken cancellation)
    {
        var wanted = changes.ToList();
        var unread = wanted.Where(c => !_read.ContainsKey(c.SubjectId)).ToList();
        var (sent, others) = (unread.Where(c => c.Kind == MessageChanges.Sent.Number).ToList(), unread.Where(c => c.Kind != MessageChanges.Sent.Number));
        if (sent.Count > 0) Keep(sent, await Sent(sent).ToListAsync(cancellation));

        // What was edited or deleted may have been sent just before.
        var unsent = others.Where(c => !_read.ContainsKey(c.SubjectId)).ToList();
        if (unsent.Count > 0) Keep(unsent, await db.Set<Message>().WithIds([.. unsent.Select(c => c.SubjectId)]).AsNoTracking().ToListAsync(cancellation));

        return [.. wanted.Select(c => c.SubjectId).Distinct().Select(id => _read[id]).OfType<Message>()];
    }

    // They lie side by side: for each conversation one stretch is read, and by the key, which alone has them in order: whatever the planner
    // believes of a table that grows under it.
    private IQueryable<Message> Sent(List<Change> sent)
    {
        var stretches = sent.GroupBy(c => c.ConversationId).ToList();
        var ids = stretches.ConvertAll(s => s.Key);
        var (first, last) = (stretches.ConvertAll(s => s.Min(c => c.Seq)), stretches.ConvertAll(s => s.Max(c => c.Seq)));
        return db.Set<Message>().FromSql(
            $"""
            select m.* from unnest({ids}, {first}, {last}) k(conversation_id, first, last)
            cross join lateral (
                select * from messages m where m.conversation_id = k.conversation_id and m.seq between k.first and k.last order by m.seq) m
            """).AsNoTracking();
    }

    private void Keep(IEnumerable<Change> asked, IEnumerable<Message> found)
    {
        foreach (var message in found) _read[message.Id] = message;
        foreach (var change in asked) _read.TryAdd(change.SubjectId, null);
    }
}
