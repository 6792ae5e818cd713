using ChatServer.Changes;
using ChatServer.Changes.Listening;
using ChatServer.Media;
using ChatServer.Messages;

namespace ChatServer.Search.Indexing;

/// <summary>Keeps the words of messages after the log: a send writes nothing for it, and can be found about a second later.</summary>
/// <remarks>Deletions do not come this way: they take the words out themselves, with the text.</remarks>
internal sealed class IndexMessages(HeardMessages heard, IndexStore store) : ILogListener
{
    private static readonly HashSet<short> Kinds =
        [.. new[] { MessageChanges.Sent, MessageChanges.Edited, MediaChanges.Ready, MediaChanges.Failed }.Select(k => k.Number)];

    public static string Name => "search";

    public async Task HearAsync(IReadOnlyList<Change> changes, CancellationToken cancellation)
    {
        var messages = (await heard.OfAsync(changes.Where(c => Kinds.Contains(c.Kind)), cancellation)).Where(m => m.DeletedAt is null).ToList();
        if (messages.Count > 0) await store.WriteAsync(await store.WithMediaAsync(messages.ConvertAll(IndexedContent.Of), cancellation), cancellation);
    }
}
