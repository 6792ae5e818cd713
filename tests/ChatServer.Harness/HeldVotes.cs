using System.Text.Json;

namespace ChatServer.Harness;

/// <summary>What a client's person voted in the polls that it holds: read with the poll, and again when the person's own list says so.</summary>
internal sealed class HeldVotes(Func<string, Task<JsonElement?>> find)
{
    private readonly SortedDictionary<Guid, string> _votes = [];

    public async Task Read(IEnumerable<Guid> polls)
    {
        foreach (var poll in polls.Except(_votes.Keys).ToList()) await Hear(poll);
    }

    // Without what is told of a quiz besides: the closed poll says that to everybody.
    public async Task Hear(Guid message)
    {
        if (await find($"/messages/{message}/poll/vote") is { } vote) _votes[message] = vote.GetProperty("options").GetRawText();
        else _votes.Remove(message);
    }

    public IEnumerable<string> Describe(IEnumerable<Guid> polls) =>
        from poll in polls.Order() where _votes.ContainsKey(poll) select $"voted {poll} {_votes[poll]}";
}
