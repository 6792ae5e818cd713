using ChatServer.Media.Avatars;
using ChatServer.Refusals;

namespace ChatServer.Conversations;

/// <summary>People who talk with each other, and the head of the log of what happened between them.</summary>
public sealed class Conversation : IHasAvatar
{
    public const int MaxTitleLength = 200;
    public const int MaxDescriptionLength = 1000;

    public required Guid Id { get; init; }

    public required ConversationKind Kind { get; init; }

    /// <summary>The group that a thread is in.</summary>
    public Guid? ParentId { get; init; }

    public string? Title { get; set; }

    public string? Description { get; set; }

    public Guid? AvatarMediaId { get; set; }

    public string? AvatarPlaceholder { get; set; }

    public bool AvatarIsLarge { get; set; }

    /// <summary>For how many seconds what is sent from now on is there (<see cref="DisappearingMessages"/>); null for as long as nobody deletes it.</summary>
    public int? DisappearAfter { get; set; }

    /// <summary>Null where it is no group, and when the owner's account was the last to leave.</summary>
    public Guid? OwnerId { get; set; }

    /// <summary>Position of the newest change. Only <see cref="Changes.ChangeLog"/> and the message writer move it.</summary>
    public long HeadSeq { get; init; }

    /// <summary>How many messages were ever sent here; the newest message has this number.</summary>
    public long MessageCount { get; init; }

    public int MemberCount { get; set; }

    /// <summary>Time of the newest change; no later change is dated before it.</summary>
    public required DateTimeOffset LastAt { get; init; }

    /// <summary>Time of the newest thing that moves the conversation to the top of a list.</summary>
    public required DateTimeOffset ActiveAt { get; set; }

    /// <summary>Position of the newest change of title, description, avatar, timer or owner: the entity's version.</summary>
    public long UpdatedSeq { get; set; }

    /// <summary>The transaction of the newest change (see Sync).</summary>
    public ulong MovedXid { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when nobody writes in it any more.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>Refuses what only groups have: titles, roles, and members who come and go.</summary>
    public void RequireGroup()
    {
        if (Kind == ConversationKind.Direct) throw Refusal.NotInADirectConversation();
        if (Kind == ConversationKind.Saved) throw Refusal.NotInSavedMessages();
    }
}
