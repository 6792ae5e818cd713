using System.Text.Json;

namespace ChatServer.Harness;

/// <summary>What a client holds of the sets that its person may use: each is read when a change tells of a newer version.</summary>
/// <param name="find">Reads what is at a path below /api/v1; null if there is no such thing.</param>
internal sealed class HeldSets(Func<string, Task<JsonElement?>> find)
{
    private readonly SortedDictionary<Guid, JsonElement> _sets = [];
    private readonly HashSet<Guid> _unread = [];

    public bool AreRead => _unread.Count == 0;

    /// <summary>Takes in that there is a set, or that something happened to it.</summary>
    public void Hear(Guid id) => _unread.Add(id);

    /// <summary>Takes in the set of a change.</summary>
    public void Hear(JsonElement set)
    {
        var id = set.GetProperty("id").GetGuid();
        if (set.GetProperty("deletedAt").ValueKind != JsonValueKind.Null) _sets.Remove(id);
        else if (!_sets.TryGetValue(id, out var held) || Version(held) < Version(set)) Hear(id);
    }

    /// <summary>Drops those of a conversation, which is not held any more or loaded anew.</summary>
    public void Forget(Guid conversationId)
    {
        foreach (var id in _sets.Where(s => ConversationOf(s.Value) == conversationId).Select(s => s.Key).ToList()) _sets.Remove(id);
    }

    public async Task Read()
    {
        while (_unread.Count > 0)
        {
            var id = _unread.First();
            if (await find($"/sets/{id}") is { } set) _sets[id] = set;
            else _sets.Remove(id);
            _unread.Remove(id);
        }
    }

    /// <param name="holds">Whether a conversation is held.</param>
    public IEnumerable<string> Describe(Func<Guid, bool> holds) =>
        _sets.Values.Where(s => ConversationOf(s) is not { } id || holds(id)).Select(s => $"set {Addresses.Without(s.GetRawText())}");

    private static long Version(JsonElement set) => set.GetProperty("version").GetInt64();

    private static Guid? ConversationOf(JsonElement set) =>
        set.GetProperty("conversationId") is { ValueKind: JsonValueKind.String } id ? id.GetGuid() : null;
}
