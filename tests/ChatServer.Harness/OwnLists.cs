using System.Text.Json;

namespace ChatServer.Harness;

/// <summary>What a client holds that is its person's alone. Each list is read anew when the person's own list says that it changed.</summary>
internal sealed class OwnLists(Func<string, Task<List<JsonElement>?>> read)
{
    private static readonly string[] Lists = ["bookmark", "draft", "scheduled", "notification", "reminder"];

    // Of unread messages nothing is told: they are the conversation's own unread.
    private static readonly string?[] OfMessages = ["message", "media"];

    private readonly SortedDictionary<string, List<JsonElement>> _held = [];

    public Task Read() => Read(Lists);

    /// <param name="kinds">Of the entries that came, such as "draft.updated".</param>
    public async Task Read(IReadOnlyCollection<string> kinds)
    {
        foreach (var list in Lists.Where(l => kinds.Any(k => k.Split('.')[0].TrimEnd('s') == l)))
            _held[list] = await read($"/{(list == "scheduled" ? list : $"{list}s")}?limit=200") ?? [];
    }

    /// <param name="isThere">Whether a conversation, and a message in it if there is one, is there to be shown.</param>
    /// <param name="readSeq">Up to where a conversation was read.</param>
    public IEnumerable<string> Describe(Func<Guid, Guid?, bool> isThere, Func<Guid, long> readSeq) =>
        from list in _held
        from item in list.Value
        let message = list.Key is "bookmark" or "notification" or "reminder" ? MessageIn(item) : null
        let conversationId = (message ?? item).GetProperty("conversationId").GetGuid()
        let messageId = message?.GetProperty("id").GetGuid()
        where isThere(conversationId, messageId)
        let text = list.Key switch
        {
            "notification" => Entry(item, readSeq(conversationId)),
            "bookmark" => $"{messageId} {item.GetProperty("bookmarkedAt")}",
            "reminder" => $"{messageId} {item.GetProperty("id")} {item.GetProperty("remindAt")}",
            _ => item.GetRawText(),
        }
        where text != ""
        select $"{list.Key} {text}";

    private static JsonElement? MessageIn(JsonElement item) =>
        item.GetProperty("message") is { ValueKind: JsonValueKind.Object } message ? message : null;

    /// <summary>Empty where nothing is held.</summary>
    private static string Entry(JsonElement entry, long readSeq)
    {
        var kind = entry.GetProperty("kind").GetString();
        if (OfMessages.Contains(kind)) return "";

        var facts = new[] { "id", "kind", "actorId", "seq", "at", "alert" }.Select(f => entry.GetProperty(f).GetRawText());
        var isRead = entry.GetProperty("read").GetBoolean() || (kind != "reminder" && entry.GetProperty("seq").GetInt64() <= readSeq);
        return $"{string.Join(' ', facts)} {isRead}";
    }
}
