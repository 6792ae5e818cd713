using System.Text.Json;

namespace ChatServer.Harness;

/// <summary>What a client holds that is its person's alone. Each list is read anew when the person's own list says that it changed.</summary>
internal sealed class OwnLists(Func<string, Task<List<JsonElement>?>> read)
{
    private static readonly Dictionary<string, string> Lists = new()
    {
        ["bookmark"] = "/bookmarks",
        ["draft"] = "/drafts",
        ["scheduled"] = "/scheduled",
        ["notification"] = "/notifications",
        ["reminder"] = "/reminders",
        ["ban"] = "/bans",
        ["block"] = "/users/me/blocks",
        ["contact"] = "/users/me/contacts",
        ["contactRequest"] = "/users/me/contact-requests",
        ["invitation"] = "/users/me/invitations",
        ["joinRequest"] = "/users/me/join-requests",
        ["report"] = "/reports",
        ["action"] = "/actions",
    };

    // Of people, of groups that the person is not in, and of nothing that is held.
    private static readonly string[] Elsewhere = ["block", "contact", "contactRequest", "ban", "invitation", "joinRequest", "report", "action"];

    // Of unread messages nothing is told: they are the conversation's own unread. Invitations are a list of their own.
    private static readonly string?[] OfMessages = ["message", "media", "invitation"];

    private readonly SortedDictionary<string, List<JsonElement>> _held = [];

    public Task Read() => Read(Lists.Keys);

    /// <param name="kinds">Of the entries that came, such as "draft.updated".</param>
    public async Task Read(IReadOnlyCollection<string> kinds)
    {
        foreach (var (list, path) in Lists.Where(l => kinds.Any(k => k.Split('.')[0].TrimEnd('s') == l.Key)))
            _held[list] = await read($"{path}?limit=200") ?? [];
    }

    /// <param name="isThere">Whether a conversation, and a message in it if there is one, is there to be shown.</param>
    /// <param name="readSeq">Up to where a conversation was read.</param>
    public IEnumerable<string> Describe(Func<Guid, Guid?, bool> isThere, Func<Guid, long> readSeq) =>
    [
        .. DescribeElsewhere(),
        .. DescribeInConversations(isThere, readSeq),
    ];

    private IEnumerable<string> DescribeElsewhere() =>
        from list in _held.Where(l => Elsewhere.Contains(l.Key))
        from item in list.Value
        select $"{list.Key} {(list.Key == "invitation" ? Invitation(item) : Addresses.Without(item.GetRawText()))}";

    // Nothing tells what else becomes of the group.
    private static string Invitation(JsonElement item) =>
        $"{item.GetProperty("group").GetProperty("conversationId")} {item.GetProperty("invitedBy")} {item.GetProperty("invitedAt")}";

    private IEnumerable<string> DescribeInConversations(Func<Guid, Guid?, bool> isThere, Func<Guid, long> readSeq) =>
        from list in _held.Where(l => !Elsewhere.Contains(l.Key))
        from item in list.Value
        let message = list.Key is "bookmark" or "notification" or "reminder" ? MessageIn(item) : null
        let conversationId = ConversationOf(message ?? item)
        let messageId = message?.GetProperty("id").GetGuid()
        where conversationId is not { } place || isThere(place, messageId)
        let text = list.Key switch
        {
            "notification" => Entry(item, conversationId is { } place ? readSeq(place) : null),
            "bookmark" => $"{messageId} {item.GetProperty("bookmarkedAt")}",
            "reminder" => $"{messageId} {item.GetProperty("id")} {item.GetProperty("remindAt")}",
            _ => item.GetRawText(),
        }
        where text != ""
        select $"{list.Key} {text}";

    private static Guid? ConversationOf(JsonElement item) =>
        item.TryGetProperty("conversationId", out var id) && id.ValueKind == JsonValueKind.String ? id.GetGuid() : null;

    private static JsonElement? MessageIn(JsonElement item) =>
        item.GetProperty("message") is { ValueKind: JsonValueKind.Object } message ? message : null;

    /// <summary>Empty where nothing is held.</summary>
    private static string Entry(JsonElement entry, long? readSeq)
    {
        var kind = entry.GetProperty("kind").GetString();
        if (OfMessages.Contains(kind)) return "";

        var facts = new[] { "id", "kind", "actorId", "seq", "at", "alert" }.Select(f => entry.GetProperty(f).GetRawText());
        var isRead = entry.GetProperty("read").GetBoolean() || (kind != "reminder" && entry.GetProperty("seq").GetInt64() <= readSeq);
        return $"{string.Join(' ', facts)} {isRead}";
    }
}
