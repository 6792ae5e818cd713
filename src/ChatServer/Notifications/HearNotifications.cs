using ChatServer.Changes;
using ChatServer.Changes.Listening;
using ChatServer.Conversations;
using ChatServer.Messages;

namespace ChatServer.Notifications;

/// <summary>Makes what people should hear of, after the log: a message writes nothing for it, and one that mentions and answers nobody makes no entry.</summary>
internal sealed class HearNotifications(
    ChangeLog log, NotificationStore store, FindMessageEntries ofMessages, FindGroupEntries ofGroups, ForgetDeparted forgetDeparted, TimeProvider clock)
    : ILogListener
{
    // Nobody is told of what happened long ago, also when the listener is new on an old server.
    private static readonly TimeSpan Newness = TimeSpan.FromDays(1);

    public static string Name => "notifications";

    public async Task HearAsync(IReadOnlyList<Change> changes, CancellationToken cancellation)
    {
        await forgetDeparted.RunAsync([.. Of(changes, ConversationChanges.MemberLeft)], cancellation);

        var since = clock.GetUtcNow() - Newness;
        var fresh = changes.Where(c => c.At >= since).ToList();
        var found = await ofMessages.RunAsync([.. Of(fresh, MessageChanges.Sent)], [.. Of(fresh, MessageChanges.Edited)], cancellation);
        var reactions = await ofMessages.ReactionsAsync([.. Of(fresh, MessageChanges.Reacted)], since, cancellation);
        List<WantedEntry> wanted = [.. found.Entries, .. reactions.Entries, .. await ofGroups.RunAsync(fresh, cancellation)];
        List<OutdatedEntries> outdated =
        [
            .. found.Outdated,
            .. reactions.Outdated,
            .. Of(changes, MessageChanges.Deleted).Select(c => new OutdatedEntries(c.ConversationId, c.SubjectId)),
        ];
        if (wanted.Count + outdated.Count > 0) await WriteAsync(wanted, outdated, cancellation);
    }

    private async Task WriteAsync(List<WantedEntry> wanted, List<OutdatedEntries> outdated, CancellationToken cancellation)
    {
        // No lock on conversations: whatever is decided anew meanwhile is heard after this.
        await using var write = await log.BeginAsync(cancellation);
        await store.HoldAsync(wanted.Select(w => w.UserId), outdated, cancellation);
        var isAny = await store.PutAsync(write, wanted, cancellation);
        foreach (var entries in outdated)
        {
            isAny |= entries.Kind is { } kind
                ? await store.RemoveAsync(write, entries.ConversationId, entries.MessageId, kind, entries.KeptBy, cancellation)
                : await store.RemoveAsync(write, entries.ConversationId, entries.MessageId, cancellation);
        }

        if (isAny) await write.CommitAsync(cancellation);
    }

    private static IEnumerable<Change> Of(IEnumerable<Change> changes, ChangeKind kind) => changes.Where(c => c.Kind == kind.Number);
}
