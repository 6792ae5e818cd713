using ChatServer.Persistence;
using ChatServer.Refusals;
using Npgsql;

namespace ChatServer.Search.Queries;

/// <summary>Where somebody may look, and for whose messages.</summary>
/// <param name="Conversations">All of them the reader's own.</param>
/// <param name="Senders">Whose messages; empty for everybody's.</param>
public sealed record SearchScope(Guid[] Conversations, IReadOnlyList<Guid> Senders);

public sealed class SearchScopes(Database database)
{
    private const string Mine = "select conversation_id from members where user_id = $1 and left_seq is null";
    private const string People = "select id from users where normalized_user_name = any($1)";

    /// <summary>Null where nothing can be found. What is not theirs and what is not there is the same.</summary>
    public async Task<SearchScope?> FindAsync(Guid readerId, SearchQuery query, Guid? conversationId, CancellationToken cancellation)
    {
        var mine = await ReadAsync(Mine, readerId, cancellation);
        if (conversationId is { } one)
        {
            if (!mine.Contains(one)) throw Refusal.NoSuchConversation();
            mine = [one];
        }

        if (query.In.Count > 0) mine = [.. mine.Intersect(query.In)];
        if (mine.Count == 0) return null;
        if (query.From.Count == 0) return new SearchScope([.. mine], []);

        var senders = await ReadAsync(People, query.From.ToArray(), cancellation);
        if (query.From.Contains(SearchQuery.Me)) senders.Add(readerId);
        return senders.Count == 0 ? null : new SearchScope([.. mine], senders);
    }

    private async Task<List<Guid>> ReadAsync(string sql, object value, CancellationToken cancellation)
    {
        var ids = new List<Guid>();
        await using var command = database.Searching.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation)) ids.Add(row.GetGuid(0));
        return ids;
    }
}
