using ChatServer.Http;
using ChatServer.Media.Avatars;
using ChatServer.Search.Queries;

namespace ChatServer.Conversations.Channels;

/// <summary>A channel as those see it who are not in it.</summary>
/// <param name="Id">The channel's id, which is that of the conversation.</param>
/// <param name="Title">At most 200 characters; null if it has none.</param>
/// <param name="Description">At most 1,000 characters; null if it has none.</param>
/// <param name="Topic">What it is about, in lower case; null if it has none.</param>
/// <param name="Avatar">The image that stands for it, with addresses for you; null if it has none.</param>
/// <param name="Subscribers">How many people are in it, as of the last count, which is at most a second ago.</param>
/// <param name="JoinApproval">Whether its admins decide who comes in.</param>
/// <param name="Subscribed">Whether you are in it.</param>
/// <param name="CreatedAt">When it was started.</param>
/// <param name="Url">The address to pass on; set by the door, which knows where it stands.</param>
public sealed record ChannelCard(
    Guid Id,
    string? Title,
    string? Description,
    string? Topic,
    AvatarView? Avatar,
    int Subscribers,
    bool JoinApproval,
    bool Subscribed,
    DateTimeOffset CreatedAt,
    Uri? Url = null);

/// <summary>What public channels are about.</summary>
/// <param name="Topic">In lower case.</param>
/// <param name="Channels">How many public channels are about it.</param>
public sealed record TopicView(string Topic, int Channels);

/// <summary>Which channels to list.</summary>
public sealed class DirectoryRequest
{
    /// <summary>Those about this alone, in any case; at most 50 characters.</summary>
    [TextLimit(0, Conversation.MaxTopicLength)]
    public string? Topic { get; init; }

    /// <summary>How words of title, topic or description begin, in any case and with or without accents; at most 256 characters.</summary>
    [TextLimit(0, SearchQueryParser.MaxLength)]
    public string? Q { get; init; }
}
