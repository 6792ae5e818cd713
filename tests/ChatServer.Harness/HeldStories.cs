using System.Text.Json;

namespace ChatServer.Harness;

/// <summary>What a client holds of stories: others' and its person's own, read anew when the person's own list tells of one.</summary>
/// <param name="now">What time it is: what expires goes without a word.</param>
internal sealed class HeldStories(Guid me, Func<string, Task<List<JsonElement>?>> read, Func<string, Task<JsonElement?>> find, Func<DateTimeOffset> now)
{
    private List<JsonElement> _people = [];

    public async Task Read() => _people = [.. await read("/stories?limit=200") ?? [], .. await find($"/users/{me}/stories") is { } own ? [own] : (JsonElement[])[]];

    /// <param name="kinds">Of the entries that came.</param>
    public Task Read(IEnumerable<string> kinds) => kinds.Any(k => k.StartsWith("story.", StringComparison.Ordinal)) ? Read() : Task.CompletedTask;

    public IEnumerable<string> Describe() =>
        from person in _people
        where person.TryGetProperty("stories", out _) // A model of a server may know none.
        let stories = person.GetProperty("stories").EnumerateArray().Where(s => s.GetProperty("expiresAt").GetDateTimeOffset() > now()).ToList()
        where stories.Count > 0
        let userId = person.GetProperty("userId").GetGuid()
        orderby userId
        select $"stories of {userId} {person.GetProperty("muted")} {string.Join(' ', stories.Select(s => Addresses.Without(s.GetRawText())))}";
}
