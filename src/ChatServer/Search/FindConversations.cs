using ChatServer.Conversations;
using ChatServer.Http;
using ChatServer.Persistence;
using ChatServer.Refusals;
using ChatServer.Search.Queries;
using ChatServer.Texts;

namespace ChatServer.Search;

/// <summary>Finds one's own conversations by title, direct ones by the name of the other person; newest activity first.</summary>
/// <remarks>A person's conversations are few enough to compare them one by one.</remarks>
public sealed class FindConversations(Database database, ConversationReader conversations, Cursors cursors)
{
    internal const string Named = """
        select c.id, c.active_at, coalesce(c.title, ''), coalesce(p.name, '')
        from members m join conversations c on c.id = m.conversation_id
        left join lateral (
            select u.display_name || ' ' || coalesce(u.user_name, '') as name from members o join users u on u.id = o.user_id
            where c.kind = 'direct' and o.conversation_id = c.id and o.user_id <> $1 limit 1) p on true
        where m.user_id = $1 and m.left_seq is null and (c.active_at, c.id) < ($2, $3)
        order by c.active_at desc, c.id desc
        """;

    public async Task<Page<ConversationView>> RunAsync(Guid readerId, string? q, PageRequest page, CancellationToken cancellation)
    {
        var query = Parse(q ?? "");
        var list = $"conversations {q}";
        var place = cursors.ReadTime(list, readerId, page.Cursor);
        var found = await FindAsync(readerId, query, place, page.Limit + 1, cancellation);
        var shown = found.Take(page.Limit).ToList();
        var views = await conversations.ReadAsync(readerId, [.. shown.Select(f => f.Id)], cancellation);
        return new Page<ConversationView>(views, found.Count > shown.Count ? cursors.Write(list, readerId, shown[^1].At, shown[^1].Id) : null);
    }

    // People type how names begin.
    private static SearchQuery Parse(string q)
    {
        if (Text.WhyNotStorable(q) is { } problem) throw Refusal.InvalidRequest("q", problem);
        var words = Text.RequireAtMost(SearchQueryParser.MaxLength, q, "q").Split(' ').Select(w => WordClause.Of(w, isPrefix: true)).OfType<WordClause>().ToList();
        return words.Count > 0 ? new SearchQuery { Words = words } : throw Refusal.InvalidRequest("q", "There is no word in it.");
    }

    private async Task<List<(Guid Id, DateTimeOffset At)>> FindAsync(
        Guid readerId, SearchQuery query, (DateTimeOffset At, Guid Id)? place, int limit, CancellationToken cancellation)
    {
        var found = new List<(Guid, DateTimeOffset)>();
        await using var command = database.Searching.CreateCommand(Named);
        command.Parameters.AddWithValue(readerId);
        command.Parameters.AddWithValue(place?.At ?? DateTimeOffset.MaxValue);
        command.Parameters.AddWithValue(place?.Id ?? Guid.Empty);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (found.Count < limit && await row.ReadAsync(cancellation))
            if (Matching.Of(query, $"{row.GetString(2)} {row.GetString(3)}") is not null) found.Add((row.GetGuid(0), row.GetFieldValue<DateTimeOffset>(1)));

        return found;
    }
}
