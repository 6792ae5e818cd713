using System.Globalization;
using ChatServer.Http;
using ChatServer.Refusals;
using ChatServer.Search.Indexing;
using ChatServer.Search.Queries;

namespace ChatServer.Search;

/// <summary>Finds files in one's own conversations by their names, newest first.</summary>
public sealed class FindFiles(SearchSwitch search, SearchScopes scopes, MessageFinder finder, FoundFiles foundFiles, Cursors cursors)
{
    public async Task<Page<FileMatch>> RunAsync(Guid readerId, FileSearchRequest request, PageRequest page, CancellationToken cancellation)
    {
        search.Require();
        var query = SearchQueryParser.Parse(request.Q);
        if (query.Tags.Count > 0) throw Refusal.InvalidRequest("q", "A file has no tags.");

        var list = $"files {request.Kind} {request.ConversationId} {request.Q}";
        var (after, taken) = Begin(cursors.Read(list, readerId, page.Cursor)?.Split(' '));
        if (request.Kind is { } kind) query = query with { Media = [.. query.Media, kind] };
        if (await scopes.FindAsync(readerId, query, request.ConversationId, cancellation) is not { } scope) return new Page<FileMatch>([], null);

        var lookup = new Lookup(query, scope, Lexemes.FileName);
        var (found, goOnAt) = await finder.FindAsync(lookup, after, page.Limit + 1, cancellation);
        var files = await foundFiles.ReadAsync(readerId, lookup, request.Kind, found, cancellation);
        files = [.. files.Where((_, n) => n >= taken)];
        var items = files.Take(page.Limit).Select(f => f.File).ToList();
        var next = files.Count > page.Limit ? Within(after, found, files, page.Limit, taken)
            : found.Count > page.Limit ? Behind(found[^1].Place)
            : goOnAt is { } later ? Behind(later)
            : null;
        return new Page<FileMatch>(items, next is null ? null : cursors.Write(list, readerId, next));
    }

    private static (Place? After, int Taken) Begin(string[]? place) => place switch
    {
        null => (null, 0),
        [var taken] => (null, int.Parse(taken, CultureInfo.InvariantCulture)),
        _ => (Place.Parse(place), int.Parse(place[^1], CultureInfo.InvariantCulture)),
    };

    private static string Behind(Place place) => $"{place} 0";

    // A message may have more files than there is room for: the next page begins with it again, and passes over what was taken.
    private static string Within(Place? after, List<Found> found, List<(int Message, FileMatch File)> files, int limit, int taken)
    {
        var cut = files[limit].Message;
        var takenOfIt = files.Take(limit).Count(f => f.Message == cut) + (files[0].Message == cut ? taken : 0);
        var before = cut == 0 ? after : found[cut - 1].Place;
        return string.Create(CultureInfo.InvariantCulture, $"{(before is null ? "" : $"{before} ")}{takenOfIt}");
    }
}
