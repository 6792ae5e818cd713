using System.Globalization;
using ChatServer.Http;
using ChatServer.Refusals;
using ChatServer.Search.Indexing;
using ChatServer.Search.Queries;

namespace ChatServer.Search;

/// <summary>Finds messages in one's own conversations.</summary>
public sealed class FindMessages(SearchSwitch search, SearchScopes scopes, MessageFinder finder, FoundMessages foundMessages, Cursors cursors)
{
    /// <summary>So many of the newest that match are compared when the best are wanted.</summary>
    private const int Compared = 1_000;

    public async Task<Page<MessageMatch>> RunAsync(
        Guid readerId, MessageSearchRequest request, PageRequest page, CancellationToken cancellation)
    {
        search.Require();
        var query = SearchQueryParser.Parse(request.Q);
        if (!query.SaysWhat) throw Refusal.InvalidRequest("q", "There is nothing in it to look for: it needs a word, a tag, or who, where or what.");

        var list = $"search {request.Sort} {request.ConversationId} {request.Q}";
        var place = cursors.Read(list, readerId, page.Cursor)?.Split(' ');
        if (await scopes.FindAsync(readerId, query, request.ConversationId, cancellation) is not { } scope) return new Page<MessageMatch>([], null);

        var lookup = new Lookup(query, scope, Lexemes.Word, AsksForRank: request.Sort == SearchOrder.Relevance);
        var (found, next) = await (lookup.AsksForRank
            ? BestAsync(lookup, place, page.Limit, cancellation)
            : NewestAsync(lookup, place, page.Limit, cancellation));
        var matches = await foundMessages.ReadAsync(readerId, lookup, found, cancellation);
        return new Page<MessageMatch>(matches, next is null ? null : cursors.Write(list, readerId, next));
    }

    private async Task<(IReadOnlyList<Found> Found, string? Next)> NewestAsync(
        Lookup lookup, string[]? place, int limit, CancellationToken cancellation)
    {
        var (found, goOnAt) = await finder.FindAsync(lookup, place is null ? null : Place.Parse(place), limit + 1, cancellation);
        return found.Count > limit ? (found[..limit], found[limit - 1].Place.ToString()) : (found, goOnAt?.ToString());
    }

    private async Task<(IReadOnlyList<Found> Found, string? Next)> BestAsync(
        Lookup lookup, string[]? place, int limit, CancellationToken cancellation)
    {
        var before = place is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 0;
        var (found, _) = await finder.FindAsync(lookup, null, Compared, cancellation);

        // Of equals the newest is first: the sort keeps their order.
        var best = found.OrderByDescending(f => f.Rank).Skip(before).Take(limit).ToList();
        var end = before + best.Count;
        return (best, end < found.Count ? end.ToString(CultureInfo.InvariantCulture) : null);
    }
}
