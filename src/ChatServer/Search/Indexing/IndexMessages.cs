using ChatServer.Changes;
using ChatServer.Changes.Listening;
using ChatServer.Media;
using ChatServer.Messages;

namespace ChatServer.Search.Indexing;

/// <summary>Keeps the words of messages after the log: a send writes nothing for it, and can be found about a second later.</summary>
/// <remarks>Deletions do not come this way: they take the words out themselves, with the text.</remarks>
public sealed class IndexMessages(IndexStore store) : ILogListener
{
    private static readonly HashSet<short> Kinds =
        [.. new[] { MessageChanges.Sent, MessageChanges.Edited, MediaChanges.Ready, MediaChanges.Failed }.Select(k => k.Number)];

    public static string Name => "search";

    public async Task HearAsync(IReadOnlyList<Change> changes, CancellationToken cancellation)
    {
        var ids = changes.Where(c => Kinds.Contains(c.Kind)).Select(c => c.SubjectId).Distinct().ToArray();
        if (ids.Length == 0) return;

        var messages = await store.ReadAsync(ids, cancellation);
        if (messages.Count > 0) await store.WriteAsync(messages, cancellation);
    }
}
