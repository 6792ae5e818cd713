using ChatServer.Persistence;
using ChatServer.Refusals;

namespace ChatServer.Moderation.Actions;

/// <summary>What keeps somebody from writing, or from coming in.</summary>
/// <param name="UserId">Whom.</param>
/// <param name="Kind">mute or suspension.</param>
/// <param name="Reason">Why, for the person.</param>
/// <param name="Until">Its end; null without.</param>
public sealed record Restriction(Guid UserId, ActionKind Kind, string Reason, DateTimeOffset? Until)
{
    public bool IsInForce(DateTimeOffset now) => Until is null || Until > now;

    public RefusalException Refuse() => Kind == ActionKind.Suspension ? Refusal.AccountSuspended(Reason, Until) : Refusal.Muted(Reason, Until);
}

/// <summary>Reads who may not write, or not come in.</summary>
public sealed class RestrictionStore(Database database)
{
    private const string InForce = """
        select user_id, kind, reason, until from moderation_actions
        where undone_at is null and kind in ('mute', 'suspension') and (until is null or until > $1)
        """;

    /// <summary>Everybody whom something keeps from writing.</summary>
    public Task<List<Restriction>> AllAsync(DateTimeOffset now, CancellationToken cancellation) => ReadAsync(InForce, [now], cancellation);

    /// <summary>What keeps this person from writing the longest; null if nothing does.</summary>
    public async Task<Restriction?> OfAsync(Guid userId, DateTimeOffset now, CancellationToken cancellation) =>
        (await ReadAsync($"{InForce} and user_id = $2 order by coalesce(until, 'infinity') desc limit 1", [now, userId], cancellation)).SingleOrDefault();

    private async Task<List<Restriction>> ReadAsync(string sql, object[] values, CancellationToken cancellation)
    {
        await using var command = database.Main.CreateCommand(sql);
        foreach (var value in values) command.Parameters.AddWithValue(value);
        var found = new List<Restriction>();
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            var until = row.IsDBNull(3) ? (DateTimeOffset?)null : row.GetFieldValue<DateTimeOffset>(3);
            found.Add(new Restriction(row.GetGuid(0), Enum.Parse<ActionKind>(row.GetString(1), ignoreCase: true), row.GetString(2), until));
        }

        return found;
    }
}
