using ChatServer.Changes;
using ChatServer.Conversations;

namespace ChatServer.Notifications;

/// <summary>Finds whom to tell of what happened to a group, and to their place in it.</summary>
internal sealed class FindGroupEntries(Everybody everybody)
{
    public async Task<List<WantedEntry>> RunAsync(IReadOnlyList<Change> changes, CancellationToken cancellation)
    {
        var entries = new List<WantedEntry>();
        foreach (var change in changes)
        {
            // Whoever comes in has read what was before, and that they came; the next thing that they read tells that they know.
            if (change.Kind == ConversationChanges.MemberJoined.Number)
                entries.Add(Entry(change, change.SubjectId, NotificationKind.Added) with { Seq = change.Seq + 1 });
            if (change.Kind == ConversationChanges.MemberUpdated.Number)
                entries.Add(Entry(change, change.SubjectId, NotificationKind.Role));
        }

        // Of many the last one tells it all.
        foreach (var change in changes.Where(c => c.Kind == ConversationChanges.Updated.Number).GroupBy(c => c.ConversationId).Select(g => g.Last()))
        {
            var members = await everybody.InAsync(change.ConversationId, cancellation);
            entries.AddRange(members.Select(userId => Entry(change, userId, NotificationKind.Updated)));
        }

        return entries;
    }

    private static WantedEntry Entry(Change change, Guid userId, NotificationKind kind) =>
        new(change.ConversationId, userId, kind, change.ConversationId, MessageSeq: null, change.Seq, change.ActorId, change.At);
}
