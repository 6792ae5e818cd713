using ChatServer.Persistence;

namespace ChatServer.LiveEvents.Reactions;

/// <summary>How often people reacted to an event with one emoji.</summary>
/// <param name="Emoji">The emoji.</param>
/// <param name="Count">How often, since the event began.</param>
public sealed record EventReactionCount(string Emoji, long Count);

/// <summary>Reads how often people reacted: every emoji that there is, in one order.</summary>
public sealed class EventReactionReader(Database database)
{
    private const string Totals = "select conversation_id, emoji, count from event_reactions where conversation_id = any($1)";

    public async Task<IReadOnlyList<EventReactionCount>> TotalsAsync(Guid eventId, CancellationToken cancellation) =>
        (await TotalsAsync([eventId], cancellation))[eventId];

    public async Task<Dictionary<Guid, IReadOnlyList<EventReactionCount>>> TotalsAsync(IReadOnlyCollection<Guid> eventIds, CancellationToken cancellation)
    {
        var counts = new Dictionary<(Guid, string), long>();
        await using var command = database.Main.CreateCommand(Totals);
        command.Parameters.AddWithValue(eventIds.ToArray());
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation)) counts[(row.GetGuid(0), row.GetString(1))] = row.GetInt64(2);
        return eventIds.ToDictionary(
            id => id,
            IReadOnlyList<EventReactionCount> (id) => [.. EventReaction.AllEmoji.Select(e => new EventReactionCount(e, counts.GetValueOrDefault((id, e))))]);
    }
}
