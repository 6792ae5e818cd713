using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ChatServer.Conversations;
using ChatServer.Http;
using ChatServer.Search.Queries;
using ChatServer.Users;

namespace ChatServer.Search;

/// <summary>What one search found, of each kind the first; the searches of the kinds themselves have the rest.</summary>
/// <param name="People">By name; see GET /users. None if the search asks for more than words.</param>
/// <param name="Conversations">Your own, newest activity first; see GET /search/conversations. None if the search asks for more than words.</param>
/// <param name="Messages">Newest first; see GET /search/messages.</param>
/// <param name="Files">Newest first; see GET /search/files. None if the search asks for tags.</param>
public sealed record SearchResults(
    IReadOnlyList<UserCard> People, IReadOnlyList<ConversationView> Conversations, IReadOnlyList<MessageMatch> Messages, IReadOnlyList<FileMatch> Files);

/// <summary>What to find of every kind.</summary>
public sealed class SearchRequest
{
    /// <summary>What to look for, as in a search for messages. At most 256 characters.</summary>
    [TextLimit(1, SearchQueryParser.MaxLength)]
    public required string Q { get; init; }

    /// <summary>How many of each kind at most, 1 to 200.</summary>
    [Range(1, PageRequest.MaxLimit, ErrorMessage = "It must be from 1 to 200.")]
    [DefaultValue(5)]
    public int Limit { get; init; } = 5;
}
