using System.Text.Json;

namespace ChatServer.Harness;

/// <summary>What a client holds that is its person's alone. Each list is read anew when the person's own list says that it changed.</summary>
internal sealed class OwnLists(Func<string, Task<List<JsonElement>?>> read)
{
    private static readonly string[] Lists = ["bookmark", "draft", "scheduled"];

    private readonly SortedDictionary<string, List<JsonElement>> _held = [];

    public Task Read() => Read(Lists);

    /// <param name="kinds">Of the entries that came, such as "draft.updated".</param>
    public async Task Read(IReadOnlyCollection<string> kinds)
    {
        foreach (var list in Lists.Where(l => kinds.Any(k => k.Split('.')[0] == l)))
            _held[list] = await read($"/{(list == "scheduled" ? list : $"{list}s")}?limit=200") ?? [];
    }

    /// <param name="isThere">Whether a conversation, and a message in it if there is one, is there to be shown.</param>
    public IEnumerable<string> Describe(Func<Guid, Guid?, bool> isThere) =>
        from list in _held
        from item in list.Value
        let message = list.Key == "bookmark" ? item.GetProperty("message") : default(JsonElement?)
        let conversationId = (message ?? item).GetProperty("conversationId").GetGuid()
        let messageId = message?.GetProperty("id").GetGuid()
        where isThere(conversationId, messageId)
        select messageId is null ? $"{list.Key} {item.GetRawText()}" : $"{list.Key} {messageId} {item.GetProperty("bookmarkedAt")}";
}
