using ChatServer.Persistence;
using ChatServer.Search.Indexing;
using Npgsql;

namespace ChatServer.Search.Queries;

/// <summary>Where a message that matches is, and how well it does.</summary>
public readonly record struct Found(Place Place, float Rank);

/// <summary>Finds messages in the index, newest first: block by block, until there are enough.</summary>
public sealed class MessageFinder(Database database, BlockStore blockStore)
{
    /// <summary>After so many blocks a search answers with what it has; whoever asks for the next page lets it go on.</summary>
    private const int MaxBlocks = 512;
    private const int MostAtOnce = 64;
    private const int Growth = 4;

    // Without "offset" the planner may read whole conversations by their key, which costs the more the longer they are.
    internal static readonly string Unranked = Statement("0::real");
    internal static readonly string Ranked = Statement("ts_rank_cd(i.words, $8::tsquery)");

    private static string Statement(string rank) => $"""
        select i.at, i.conversation_id, i.seq, {rank}
        from (select * from indexed_messages where words @@ $1::tsquery offset 0) i
        where i.conversation_id = any($2) and (i.at, i.conversation_id, i.seq) < ($3, $4, $5) and i.at >= $6
        order by i.at desc, i.conversation_id desc, i.seq desc
        limit $7
        """;

    /// <param name="lookup">What to look for.</param>
    /// <param name="after">Where to begin.</param>
    /// <param name="limit">How many at most.</param>
    /// <returns>What was found, and where to go on if there may be more although it is fewer than asked for.</returns>
    public async Task<(List<Found> Found, Place? GoOnAt)> FindAsync(Lookup lookup, Place? after, int limit, CancellationToken cancellation)
    {
        var (query, found) = (lookup.Query, new List<Found>());
        var begin = Earlier(after, query.Before is { } before ? Place.Before(before) : null) ?? Place.Before(DateTimeOffset.MaxValue);
        var end = query.After ?? DateTimeOffset.MinValue;
        var blocks = await blockStore.ReadAsync(database.Searching, cancellation);
        if (blocks.All.Count == 0) return (found, null);

        var (next, last, step) = (blocks.IndexAt(begin.At), blocks.IndexAt(end), 1);
        var stop = Math.Max(last, next - MaxBlocks + 1);
        for (; next >= stop && found.Count < limit; next -= step, step = Math.Min(step * Growth, MostAtOnce))
        {
            var some = Enumerable.Range(0, Math.Min(step, next - stop + 1)).Select(n => blocks.All[next - n].Number).ToList();
            await FindAsync(found, lookup, some, begin, end, limit - found.Count, cancellation);
        }

        var isCutShort = found.Count < limit && stop > last;
        return (found, isCutShort ? Place.Before(blocks.All[stop].FirstAt) : null);
    }

    private async Task FindAsync(
        List<Found> found, Lookup lookup, List<int> blocks, Place begin, DateTimeOffset end, int limit, CancellationToken cancellation)
    {
        await using var command = database.Searching.CreateCommand(lookup.IsRanked ? Ranked : Unranked);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = string.Join(" | ", blocks.Select(lookup.Text)) });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = lookup.Scope.Conversations });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = begin.At });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = begin.ConversationId });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = begin.Seq });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = end });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = limit });
        if (lookup.IsRanked) command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = string.Join(" | ", blocks.Select(lookup.Rank)) });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
            found.Add(new Found(new Place(row.GetFieldValue<DateTimeOffset>(0), row.GetGuid(1), row.GetInt64(2)), row.GetFloat(3)));
    }

    private static Place? Earlier(Place? one, Place? other) => one is null ? other : other is null || one.Value.At < other.Value.At ? one : other;
}

/// <summary>What to look for, where, and among which words of a message.</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="Scope">Where.</param>
/// <param name="Words">The sign of the words that are meant: see <see cref="Lexemes"/>.</param>
/// <param name="AsksForRank">Whether to say how well each matches.</param>
public sealed record Lookup(SearchQuery Query, SearchScope Scope, char Words, bool AsksForRank = false)
{
    public bool IsRanked => AsksForRank && Query.Words.Count > 0;

    // Few conversations are best looked for in the index; of many, what matches is compared with them.
    private const int NamedConversations = 8;

    private SearchQuery Narrowed { get; } =
        Query with { In = Scope.Conversations.Length <= NamedConversations ? Scope.Conversations : [] };

    public string Text(int block) => Lexemes.Query(block, Narrowed, Words, Scope.Senders);

    public bool IsBy(Guid senderId) => Scope.Senders.Count == 0 || Scope.Senders.Contains(senderId);

    public string Rank(int block) => Lexemes.Rank(block, Query, Words);
}
