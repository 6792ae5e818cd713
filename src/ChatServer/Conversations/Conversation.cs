using ChatServer.Conversations.Rules;
using ChatServer.Media.Avatars;
using ChatServer.Refusals;

namespace ChatServer.Conversations;

/// <summary>People who talk with each other, and the head of the log of what happened between them.</summary>
public sealed class Conversation : IHasAvatar
{
    public const int MaxTitleLength = 200;
    public const int MaxDescriptionLength = 1000;
    public const int MaxTopicLength = 50;

    public required Guid Id { get; init; }

    public required ConversationKind Kind { get; init; }

    /// <summary>The group that a thread is in, or for whose members an event is.</summary>
    public Guid? ParentId { get; init; }

    public string? Title { get; set; }

    public string? Description { get; set; }

    /// <summary>What a channel is about, in lower case, so that those about the same are found together.</summary>
    public string? Topic { get; set; }

    /// <summary>Anybody finds the channel and subscribes to it.</summary>
    public bool IsPublic { get; set; }

    public Guid? AvatarMediaId { get; set; }

    public string? AvatarPlaceholder { get; set; }

    public bool AvatarIsLarge { get; set; }

    /// <summary>For how many seconds what is sent from now on is there (<see cref="DisappearingMessages"/>); null for as long as nobody deletes it.</summary>
    public int? DisappearAfter { get; set; }

    /// <summary>Who may do what in it; those of a group alone can be changed.</summary>
    public ConversationRules Rules { get; set; } = new();

    /// <summary>Null where it is no group, and when the owner's account was the last to leave.</summary>
    public Guid? OwnerId { get; set; }

    /// <summary>Position of the newest change. Only <see cref="Changes.ChangeLog"/> and the message writer move it.</summary>
    public long HeadSeq { get; init; }

    /// <summary>How many messages were ever sent here; the newest message has this number.</summary>
    public long MessageCount { get; init; }

    /// <summary>Of a channel or an event, as of the last count (see <see cref="Channels.SubscriberCount"/>).</summary>
    public int MemberCount { get; set; }

    /// <summary>Time of the newest change; no later change is dated before it.</summary>
    public required DateTimeOffset LastAt { get; init; }

    /// <summary>Time of the newest thing that moves the conversation to the top of a list.</summary>
    public required DateTimeOffset ActiveAt { get; set; }

    /// <summary>Position of the newest change of title, description, avatar, timer, rules or owner: the entity's version.</summary>
    public long UpdatedSeq { get; set; }

    /// <summary>The transaction of the newest change (see Sync).</summary>
    public ulong MovedXid { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when nobody writes in it any more.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Of the two of a direct conversation one blocked the other (see <see cref="Blocks.Block"/>): nothing new is said in it.</summary>
    public bool IsParted { get; set; }

    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>Whether some in it may do more than others.</summary>
    public bool HasRoles => Kind is not (ConversationKind.Direct or ConversationKind.Saved);

    /// <summary>Whether it has rules of its own, which can be changed.</summary>
    public bool HasRules => Kind is ConversationKind.Group or ConversationKind.Channel or ConversationKind.Event;

    /// <summary>Refuses what only groups have: titles, roles, and members who come and go.</summary>
    public void RequireGroup()
    {
        if (Kind == ConversationKind.Direct) throw Refusal.NotInADirectConversation();
        if (Kind == ConversationKind.Saved) throw Refusal.NotInSavedMessages();
    }

    /// <summary>Refuses what has no rules of its own.</summary>
    public void RequireRules()
    {
        if (!HasRules) throw Refusal.OnlyInAGroup();
    }

    /// <summary>Refuses what only channels have: a topic, and being public.</summary>
    public void RequireChannel()
    {
        if (Kind != ConversationKind.Channel) throw Refusal.OnlyInAChannel();
    }

    /// <summary>Refuses to change what is changed as the event that it belongs to.</summary>
    public void RequireOwnTitle()
    {
        if (Kind == ConversationKind.Event) throw Refusal.NotInAnEvent();
    }

    /// <summary>Whether nobody is told who has this role here: subscribers of a channel are not shown to each other.</summary>
    public bool IsUnseen(MemberRole role) => Kind.IsCrowd() && role == MemberRole.Member;
}
