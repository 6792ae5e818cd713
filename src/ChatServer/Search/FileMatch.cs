using ChatServer.Http;
using ChatServer.Media;
using ChatServer.Media.Processing;
using ChatServer.Search.Queries;

namespace ChatServer.Search;

/// <summary>A file that was found, with the message that it is in.</summary>
/// <param name="ConversationId">Where it was sent.</param>
/// <param name="MessageId">The message.</param>
/// <param name="Seq">Its position in the conversation.</param>
/// <param name="SenderId">Who sent it.</param>
/// <param name="SentAt">When.</param>
/// <param name="Media">The file itself.</param>
/// <param name="Highlights">What in its name matched, in order; positions and lengths count UTF-16 units.</param>
public sealed record FileMatch(
    Guid ConversationId, Guid MessageId, long Seq, Guid SenderId, DateTimeOffset SentAt, MediaView Media, IReadOnlyList<TextRange> Highlights);

/// <summary>Which files to find.</summary>
public sealed class FileSearchRequest
{
    /// <summary>Words of the name, as in a search for messages; without it all files, newest first. At most 256 characters.</summary>
    [TextLimit(0, SearchQueryParser.MaxLength)]
    public string? Q { get; init; }

    /// <summary>Only of this kind: image, video, audio or file.</summary>
    public MediaKind? Kind { get; init; }

    /// <summary>Only in this conversation.</summary>
    public Guid? ConversationId { get; init; }
}
