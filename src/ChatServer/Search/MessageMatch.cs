using System.ComponentModel;
using System.Text.Json.Serialization;
using ChatServer.Http;
using ChatServer.Messages;
using ChatServer.Search.Queries;

namespace ChatServer.Search;

/// <summary>A message that was found.</summary>
/// <param name="Message">The message as it is now.</param>
/// <param name="Highlights">What in its content matched, in order; positions and lengths count UTF-16 units. At most 100.</param>
public sealed record MessageMatch(MessageView Message, IReadOnlyList<TextRange> Highlights)
{
    /// <summary>What matched in the poll in it; absent if there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PollHighlights? PollHighlights { get; init; }

    /// <param name="message">The message.</param>
    /// <param name="ranges">What matched in its content, then in its poll's question and options.</param>
    internal static MessageMatch Of(MessageView message, IReadOnlyList<TextRange>[] ranges) => new(message, ranges[0])
    {
        PollHighlights = ranges is [_, var question, .. var options] ? new PollHighlights(question, options) : null,
    };
}

/// <summary>What in a poll matched; counted as in the content.</summary>
/// <param name="Question">In its question.</param>
/// <param name="Options">In each of its options, in their order.</param>
public sealed record PollHighlights(IReadOnlyList<TextRange> Question, IReadOnlyList<IReadOnlyList<TextRange>> Options);

/// <summary>In which order messages are found.</summary>
public enum SearchOrder
{
    /// <summary>Newest first.</summary>
    Newest,

    /// <summary>What matches best first, of the 1,000 newest that match.</summary>
    Relevance,
}

/// <summary>Which messages to find.</summary>
public sealed class MessageSearchRequest
{
    /// <summary>What to look for; see the description of this call. At most 256 characters.</summary>
    [TextLimit(1, SearchQueryParser.MaxLength)]
    public required string Q { get; init; }

    /// <summary>Only in this conversation.</summary>
    public Guid? ConversationId { get; init; }

    /// <summary>newest or relevance.</summary>
    [DefaultValue(SearchOrder.Newest)]
    public SearchOrder Sort { get; init; }
}
