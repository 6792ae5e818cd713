using ChatServer.Http;
using ChatServer.Search.Queries;
using ChatServer.Users;

namespace ChatServer.Search;

/// <summary>Finds the first of every kind, for a field in which people type what they look for.</summary>
public sealed class FindEverything(UserReader users, FindConversations findConversations, FindMessages findMessages, FindFiles findFiles)
{
    public async Task<SearchResults> RunAsync(Guid readerId, SearchRequest request, CancellationToken cancellation)
    {
        var page = new PageRequest { Limit = request.Limit };

        // First, for it says what is wrong with the search.
        var messages = await findMessages.RunAsync(readerId, new MessageSearchRequest { Q = request.Q }, page, cancellation);
        var query = SearchQueryParser.Parse(request.Q);
        return new SearchResults(
            query.IsWords && request.Q.Length <= UserReader.MaxSearchLength ? (await users.SearchAsync(readerId, request.Q.Trim(), page, cancellation)).Items : [],
            query.IsWords ? (await findConversations.RunAsync(readerId, request.Q, page, cancellation)).Items : [],
            messages.Items,
            query.Tags.Count == 0 ? (await findFiles.RunAsync(readerId, new FileSearchRequest { Q = request.Q }, page, cancellation)).Items : []);
    }
}
