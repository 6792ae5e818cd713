using ChatServer.Changes;
using ChatServer.Messages;
using ChatServer.Messages.Entities;
using ChatServer.Messages.Reactions;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Notifications;

/// <summary>Finds whom to tell of messages: those they mention, those who follow what they answer, and the author of what somebody reacted to.</summary>
internal sealed class FindMessageEntries(ChatDbContext db, HeardMessages heard, Everybody everybody, ReplyFollowers followers)
{
    public async Task<FoundEntries> RunAsync(IReadOnlyCollection<Change> sent, IReadOnlyCollection<Change> edited, CancellationToken cancellation)
    {
        var (sentIds, editedIds) = (sent.Select(c => c.SubjectId).ToHashSet(), edited.Select(c => c.SubjectId).ToHashSet());
        var messages = (await heard.OfAsync(sent.Concat(edited), cancellation))
            .Where(m => m.DeletedAt is null && (m.ReplyToId is not null || m.Mentioned is not null || editedIds.Contains(m.Id)))
            .ToList();
        var mentioned = new Dictionary<Guid, HashSet<Guid>>();
        foreach (var message in messages) mentioned[message.Id] = await MentionedAsync(message, cancellation);

        var mentions = messages.SelectMany(m => mentioned[m.Id].Select(userId => Entry(m, userId, NotificationKind.Mention)));
        var answered = await followers.OfAsync(messages, cancellation);

        // Whoever is mentioned in an answer to them is told once.
        var replies = messages.Where(m => m.ReplyToId is not null && sentIds.Contains(m.Id))
            .SelectMany(m => answered[m.ReplyToId!.Value].Except(mentioned[m.Id]).Select(userId => Entry(m, userId, NotificationKind.Reply)));
        var outdated = messages.Where(m => editedIds.Contains(m.Id))
            .Select(m => new OutdatedEntries(m.ConversationId, m.Id, NotificationKind.Mention) { KeptBy = [.. mentioned[m.Id]] });
        return new FoundEntries([.. mentions, .. replies], [.. outdated]);
    }

    /// <summary>One entry for each message, of the newest reaction that somebody else gave it; none once they are all taken back.</summary>
    public async Task<FoundEntries> ReactionsAsync(IReadOnlyCollection<Change> reacted, DateTimeOffset since, CancellationToken cancellation)
    {
        var ids = reacted.Select(c => c.SubjectId).Distinct().ToArray();
        if (ids.Length == 0) return new FoundEntries([], []);

        var newest = await db.Set<Message>().WithIds(ids).Where(m => m.DeletedAt == null)
            .Select(m => new
            {
                m.Id,
                m.ConversationId,
                m.Seq,
                m.SenderId,
                Reaction = db.Set<Reaction>().Where(r => r.ConversationId == m.ConversationId && r.Seq == m.Seq && r.UserId != m.SenderId && r.ReactedAt >= since)
                    .OrderByDescending(r => r.ReactedSeq).FirstOrDefault(),
            })
            .AsNoTracking().ToListAsync(cancellation);
        var entries = newest.Where(n => n.Reaction is not null).Select(n => new WantedEntry(
            n.ConversationId, n.SenderId, NotificationKind.Reaction, n.Id, n.Seq, n.Reaction!.ReactedSeq, n.Reaction.UserId, n.Reaction.ReactedAt));
        var outdated = newest.Where(n => n.Reaction is null).Select(n => new OutdatedEntries(n.ConversationId, n.Id, NotificationKind.Reaction));
        return new FoundEntries([.. entries], [.. outdated]);
    }

    private async Task<HashSet<Guid>> MentionedAsync(Message message, CancellationToken cancellation)
    {
        var mentioned = (message.Mentioned ?? []).ToHashSet();
        if (mentioned.Remove(Mentionable.All)) mentioned.UnionWith(await everybody.InAsync(message.ConversationId, cancellation));
        return mentioned;
    }

    private static WantedEntry Entry(Message message, Guid userId, NotificationKind kind) => new(
        message.ConversationId, userId, kind, message.Id, message.Seq, message.Seq, message.SenderId, message.CreatedAt, message.Details?.Silent ?? false);
}
