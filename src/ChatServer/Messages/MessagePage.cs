using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using ChatServer.Http;
using ChatServer.Refusals;

namespace ChatServer.Messages;

/// <summary>Which part of a conversation's history. At most one of before, after and around; none of them means the newest.</summary>
public sealed class MessagePageRequest
{
    /// <summary>Only messages before this position.</summary>
    [Range(0, long.MaxValue)]
    public long? Before { get; init; }

    /// <summary>Only messages after this position.</summary>
    [Range(0, long.MaxValue)]
    public long? After { get; init; }

    /// <summary>Messages on both sides of this position, and the one at it.</summary>
    [Range(0, long.MaxValue)]
    public long? Around { get; init; }

    /// <summary>How many messages at most, 1 to 200.</summary>
    [Range(1, PageRequest.MaxLimit)]
    [DefaultValue(PageRequest.DefaultLimit)]
    public int Limit { get; init; } = PageRequest.DefaultLimit;

    internal void Validate()
    {
        if (new[] { Before, After, Around }.Count(seq => seq is not null) > 1)
            throw Refusal.InvalidRequest("before", "At most one of before, after and around may be given.");
    }
}

/// <summary>A part of a conversation's history, oldest first. Deleted messages are in it, with null content.</summary>
/// <param name="Items">The messages; positions between theirs belong to other changes.</param>
/// <param name="HasMore">Whether there are more in the direction that was read; absent for "around".</param>
/// <param name="HasMoreBefore">For "around": whether there are older ones.</param>
/// <param name="HasMoreAfter">For "around": whether there are newer ones.</param>
public sealed record MessagePage(
    IReadOnlyList<MessageView> Items,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? HasMore,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? HasMoreBefore = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? HasMoreAfter = null)
{
    internal static MessagePage Around(MessagePage before, MessagePage after) =>
        new([.. before.Items, .. after.Items], null, before.HasMore, after.HasMore);
}
