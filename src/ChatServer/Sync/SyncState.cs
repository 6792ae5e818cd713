using ChatServer.Changes;
using ChatServer.Conversations;
using ChatServer.Http;
using ChatServer.Messages;
using ChatServer.Persistence;
using ChatServer.Refusals;

namespace ChatServer.Sync;

/// <summary>The way back after absence, of a second or a month: tells a client what it lacks.</summary>
public sealed class SyncState(
    SyncStore store, ChangeReader changes, ConversationReader conversations, SyncAdmission admission, Cursors cursors, Epoch epoch)
{
    /// <summary>An answer stops growing at about this many characters of text; the rest comes with the next one.</summary>
    private const int MaxText = 512 * 1024;

    public async Task<SyncAnswer> RunAsync(Guid userId, SyncRequest request, CancellationToken cancellation)
    {
        var known = Validate(request);
        var since = SyncPosition.Read(cursors, userId, request.Cursor);
        using var admitted = await admission.EnterAsync(cancellation);

        // The place is taken before anything is read: whatever comes in between is told twice rather than not at all.
        var now = await store.NowAsync(userId, epoch.Current, cancellation);

        // What the person's own list had then says nothing of what it has now: it may hide other conversations.
        if (since is not null && since.Epoch != now.Epoch) since = new SyncPosition(now.Epoch, ListSeq: 0, Horizon: 0);

        var me = since is null ? [] : await store.ListAsync(userId, since.ListSeq, request.Limit, cancellation);
        var moreOfMe = me.Count == request.Limit && me[^1].Seq < now.ListSeq;
        var heads = await store.HeadsAsync(userId, [.. known.Keys], since?.Horizon, cancellation);
        var synced = await ConversationsAsync(userId, request.Limit, known, heads, since, cancellation);
        var users = since is null ? [] : await store.CardsAsync(userId, since.Horizon, cancellation);

        var place = now with { ListSeq = moreOfMe ? me[^1].Seq : now.ListSeq };
        var hasMore = moreOfMe || synced.Any(c => c.Status == SyncStatus.Changes && Reached(c, known) < c.HeadSeq);
        return new SyncAnswer(place.Write(cursors, userId), me, users, synced, hasMore);
    }

    private static Dictionary<Guid, KnownConversation> Validate(SyncRequest request)
    {
        if (request.Limit is < 1 or > SyncRequest.MaxLimit)
            throw Refusal.InvalidRequest("limit", $"It must be from 1 to {SyncRequest.MaxLimit}.");

        var known = new Dictionary<Guid, KnownConversation>();
        if (request.Known?.Count > SyncRequest.MaxKnown)
            throw Refusal.InvalidRequest("known", $"At most {SyncRequest.MaxKnown} conversations can be named at once.");
        foreach (var (conversation, i) in (request.Known ?? []).Select((k, i) => (k, i)))
        {
            if (conversation is null) throw Refusal.InvalidRequest($"known[{i}]", "It must not be null.");
            if (conversation.Seq < 0) throw Refusal.InvalidRequest($"known[{i}].seq", "It must not be negative.");
            if (!known.TryAdd(conversation.ConversationId, conversation))
                throw Refusal.InvalidRequest($"known[{i}].conversationId", "It is named twice.");
        }

        return known;
    }

    private async Task<List<SyncedConversation>> ConversationsAsync(
        Guid userId,
        int limit,
        Dictionary<Guid, KnownConversation> known,
        List<ConversationHead> heads,
        SyncPosition? since,
        CancellationToken cancellation)
    {
        var statuses = heads.ToDictionary(h => h.ConversationId, h => Status(h, known.GetValueOrDefault(h.ConversationId)));
        var behind = heads.Where(h => statuses[h.ConversationId] == SyncStatus.Changes).ToList();
        var log = await ReadLogAsync(behind, known, limit, cancellation);

        var moved = heads.Where(h => statuses[h.ConversationId] != SyncStatus.UpToDate).Select(h => h.ConversationId).ToArray();
        var views = moved.Length == 0
            ? []
            : (await conversations.ReadAsync(userId, moved, cancellation)).ToDictionary(v => v.Id);
        var marks = await store.MarksAsync(
            userId,
            [.. heads.Select(h => (h.ConversationId, statuses[h.ConversationId] == SyncStatus.TooLong))],
            since?.Horizon ?? ulong.MaxValue,
            cancellation);

        // Someone who went out between the queries has lost the right to what is left to say.
        var mine = heads.Where(h => statuses[h.ConversationId] == SyncStatus.UpToDate || views.ContainsKey(h.ConversationId))
            .Select(h => new SyncedConversation(
                h.ConversationId,
                statuses[h.ConversationId],
                epoch.Current,
                h.HeadSeq,
                log.GetValueOrDefault(h.ConversationId) ?? [],
                [.. marks[h.ConversationId]],
                views.GetValueOrDefault(h.ConversationId)))
            .ToList();
        var gone = known.Keys.Except(mine.Select(c => c.ConversationId))
            .Select(id => new SyncedConversation(id, SyncStatus.Gone, epoch.Current, null, [], [], null));
        return [.. mine, .. gone];
    }

    private SyncStatus Status(ConversationHead head, KnownConversation? known)
    {
        if (known is null || known.Epoch != epoch.Current || known.Seq > head.HeadSeq) return SyncStatus.TooLong;
        if (known.Seq == head.HeadSeq) return SyncStatus.UpToDate;
        return head.HeadSeq - known.Seq > SyncRequest.MaxGap ? SyncStatus.TooLong : SyncStatus.Changes;
    }

    private async Task<Dictionary<Guid, List<ChangeView>>> ReadLogAsync(
        List<ConversationHead> behind, Dictionary<Guid, KnownConversation> known, int limit, CancellationToken cancellation)
    {
        if (behind.Count == 0) return [];

        var read = await changes.ReadAsync([.. behind.Select(h => (h.ConversationId, known[h.ConversationId].Seq))], limit, cancellation);
        var room = MaxText;
        var log = new Dictionary<Guid, List<ChangeView>>();
        foreach (var head in behind)
        {
            var entries = log[head.ConversationId] = [];
            foreach (var change in read.GetValueOrDefault(head.ConversationId) ?? [])
            {
                // Not beyond the head that was read with the membership: what came later may not be this person's to see.
                if (change.Seq > head.HeadSeq || room <= 0) break;
                entries.Add(change.For(head.HistorySeq));
                room -= TextLength(change);
            }
        }

        return log;
    }

    private static int TextLength(ChangeView change) => 256 + ((change.View as MessageView)?.TextLength ?? 0);

    private static long Reached(SyncedConversation synced, Dictionary<Guid, KnownConversation> known) =>
        synced.Changes.Count > 0 ? synced.Changes[^1].Seq : known[synced.ConversationId].Seq;
}
