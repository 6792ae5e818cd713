using System.ComponentModel.DataAnnotations;

namespace ChatServer.Conversations;

/// <summary>Configuration section "Conversations".</summary>
public sealed class ConversationOptions
{
    /// <summary>How many members a group may have.</summary>
    [Range(2, 1_000_000)]
    public int MaxMembers { get; set; } = 10_000;

    /// <summary>How many subscribers a channel may have, to within those of a second.</summary>
    [Range(2, 100_000_000)]
    public int MaxSubscribers { get; set; } = 1_000_000;

    /// <summary>How many threads a group may have.</summary>
    [Range(1, 10_000)]
    public int MaxThreads { get; set; } = 1_000;
}
